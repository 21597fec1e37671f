// Assets from a workbook into a register on disk: read, matched, planned, edited.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const heads = [
  ['Инв. број', (n) => `PC-${10_000 + n}`],
  ['Назив', (n) => `Рачунар ${n}`],
  ['Врста', () => 'рачунар'],
  ['Стање', () => 'у употреби'],
  ['Произвођач', () => 'Dell'],
  ['Модел', () => 'OptiPlex 7080'],
  ['Серијски број', (n) => `SN${n}X`],
  ['Просторија', (n) => `Канцеларија ${n % 50}`],
  ['Набављено', () => ({ date: '2021-03-05' })],
  ['Цена', (n) => 70_000 + n],
  ['Добављач', () => 'Добављач 1'],
  ['Рачун', (n) => `Ф-${n}/2021`],
  ['Гаранција до', () => ({ date: '2024-03-04' })],
  ['Задужено лице', (n) => `Лице ${n % 100}`],
]

export const benchImport = async ({ assets }) => {
  const from = (path) => import(new URL(`../dist/src/${path}`, import.meta.url).href)
  const [{ loadSheetFormats }, { readSheetFile }, { openImports }, { nothingAsked }, { openTexts }] =
    await Promise.all([
      from('sheet-formats.js'),
      from('sheet-reader.js'),
      from('service/importing/imports.js'),
      from('domain/import/propose-import.js'),
      from('service/texts.js'),
    ])
  const [{ openRegister }, { openSqliteStore }, { openEditor }, { emptyRegister }] = await Promise.all([
    from('store/register.js'),
    from('store/sqlite/open.js'),
    from('service/edit-register.js'),
    from('domain/register/empty-register.js'),
  ])
  const folder = mkdtempSync(join(tmpdir(), 'popis-bench-import-'))
  const file = join(folder, 'assets.xlsx')
  const rows = Array.from({ length: assets }, (_, n) => heads.map(([, cell]) => cell(n)))
  const formats = await loadSheetFormats()
  writeFileSync(
    file,
    await formats.get('xlsx').write([{ name: 'Опрема', heads: heads.map(([head]) => head), rows }], 'comma'),
  )

  const organisation = 'bench'
  const store = await openSqliteStore(join(folder, 'popis.db'))
  const register = await openRegister({
    file: join(folder, 'inventory.json'),
    initial: emptyRegister({
      id: organisation,
      name: 'Bench',
      country: 'RS',
      timeZone: 'Europe/Belgrade',
      currency: 'RSD',
      language: 'sr-Cyrl',
    }),
  })
  const clock = { now: () => new Date().toISOString() }
  const texts = await openTexts()
  const editor = openEditor({ store, register, clock, organisation })
  const imports = openImports({ store, register, editor, clock, organisation, texts })
  const once = async () => {
    const began = performance.now()
    const sheets = await readSheetFile(file, null)
    const readMs = performance.now() - began
    const proposal = await imports.propose(sheets, { ...nothingAsked, isCreating: true })
    const plan = await imports.plan(proposal)
    const { changed } = await imports.carryOut(plan, proposal, 'assets.xlsx', { id: 'bench', name: 'bench' })
    return { readMs, totalMs: performance.now() - began, changed: changed.length }
  }
  const first = await once()
  const again = await once()
  await register.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
  if (first.changed < assets || again.changed !== 0)
    throw new Error('the import did not do what it is measured for')
  return { first, again }
}
