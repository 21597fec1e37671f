import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { collections, Register } from '#contract/register.js'
import type { Store } from '#domain/ports.js'
import { packageRoot } from '#lib/root.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import command from '../../src/commands/plan-status.js'

const sample = Register.parse(JSON.parse(await readFile(join(packageRoot, 'inventory.json'), 'utf8')))

let data: string
let store: Store
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'popis-plan-'))
  vi.stubEnv('POPIS_DATA', data)
  await writeFile(join(data, 'inventory.json'), JSON.stringify(sample))
  store = await openSqliteStore(join(data, 'popis.db'))
  await store.transaction(async (tx) => {
    const writer = tx.of('plandiste')
    for (const collection of collections)
      for (const body of sample[collection])
        await writer.putRegisterEntry(
          { collection, id: body.id, body },
          body.id === 'PC-040' ? '2026-06-02T00:00:00.000Z' : '2026-06-01T06:00:00.000Z',
        )
  })
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await store.close()
  await rm(data, { recursive: true, force: true })
})

const run = async (given: Record<string, unknown> = {}) => {
  const out: string[] = []
  const code = await command.run({
    options: command.options.parse({ lang: 'en', ...given }),
    args: [],
    raw: [],
    terminal: { out: (line) => out.push(line), err: () => undefined, isInteractive: false },
  })
  return { code, out: out.join('\n') }
}

test('prints a line for each row, in the order of the plan or the worst first', async () => {
  const { code, out } = await run()
  const lines = out.split('\n')
  expect(code).toBe(0)
  expect(lines).toHaveLength(85)
  expect(lines.find((line) => line.startsWith('2.1.8'))).toMatch(/^2\.1\.8 +40 +40 +40 +40 +0 +40 /)
  const worst = (await run({ worst: true })).out.split('\n')
  expect(worst[1]).toContain('nothing there')
  expect(worst.at(-1)).toContain('fulfilled')
})

test('opens the list behind a row, and says what each lacks', async () => {
  const { out } = await run({ measure: '2.1.8' })
  expect(out).toContain('Amounts in RSD, with VAT (20%).')
  expect(out).toContain('Lacking: no agent 40')
  expect(out).toMatch(/PC-001 .*never seen .*names the row +no agent/)
  expect(out).toContain('PC-001: Has an SSD: unknown (no agent has seen it)')
  expect((await run({ measure: '2.1.9' })).out).toContain(
    'At least 23 inches: unknown (no probe can see it yet',
  )
})

test('speaks the language of the organisation, in either script', async () => {
  const own = (await run({ measure: '2.1.6', lang: undefined })).out
  expect(own).toContain('није по спецификацији')
  expect(own).toContain('EXT-01: преглед 15.06.2026. исправно, Записник 66/2026')
  expect((await run({ measure: '2.1.6', lang: 'sr-Latn' })).out).toContain('nije po specifikaciji')
})

test('stands as it stood', async () => {
  const recorded = async (asOf?: string) => {
    const { out } = await run({ measure: '2.1.8', format: 'json', ...(asOf && { asOf }) })
    return (JSON.parse(out) as { rows: { numbers: { recorded: number } }[] }).rows[0]?.numbers.recorded
  }
  expect(await recorded('2026-06-01')).toBe(39)
  expect(await recorded('2026-06-02')).toBe(40)
  expect(await recorded()).toBe(40)
})

test('goes out as CSV and XLSX, an empty cell where nothing can be counted', async () => {
  const csv = join(data, 'plan.csv')
  const xlsx = join(data, 'plan.xlsx')
  await run({ format: 'csv', output: csv })
  await run({ format: 'xlsx', output: xlsx, worst: true })
  const text = await readFile(csv, 'utf8')
  expect(text.trim().split('\r\n')).toHaveLength(85)
  expect(text).toContain(
    'plan-2019-2020;2.1.9;Buy 40 brand-name 23-inch monitors;"there, not proven";"done 72 days early, 20 Oct 2020";40;40;40;40;;40;',
  )
  expect((await readFile(xlsx)).subarray(0, 2).toString()).toBe('PK')
})

test('names what is near what it does not find', async () => {
  await expect(run({ measure: '2.1.88' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(run({ plan: 'none' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(run({ lang: 'xx' })).rejects.toMatchObject({ code: 'invalid' })
})
