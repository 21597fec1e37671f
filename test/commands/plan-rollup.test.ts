import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { PlanProgress } from '#contract/plan-progress.js'
import { collections, type Register } from '#contract/register.js'
import { progressHash } from '#domain/plan/template/progress-of.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import type { Command } from '../../src/command.js'
import progress from '../../src/commands/plan-progress.js'
import rollup from '../../src/commands/plan-rollup.js'
import { city, cityPlan, district, taken, template, withRow } from '../domain/plan/template/template-world.js'
import { data, inOwnFolder, start } from './plan-importing.js'

inOwnFolder()

const carry = async (command: unknown, args: string[], given: Record<string, unknown>) => {
  const { options, run } = command as Command
  const out: string[] = []
  const err: string[] = []
  const terminal = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    isInteractive: false,
  }
  await run({ options: options.parse(given), args, raw: [], terminal })
  return { out: out.join('\n'), err: err.join('\n') }
}

/** Writes what a district says of the plan that it made from the template. */
const reportOf = async (id: string, change: (register: Register) => Register = (same) => same) => {
  const made = change(
    taken(template(), { ...district, organisation: { ...district.organisation, id, name: id } }).register,
  )
  const folder = join(data, id)
  await mkdir(folder)
  await mkdir(join(data, 'progress'), { recursive: true })
  await writeFile(join(folder, 'inventory.json'), JSON.stringify(made))
  const store = await openSqliteStore(join(folder, 'popis.db'))
  await store.transaction(async (tx) => {
    for (const collection of collections)
      for (const body of made[collection])
        await tx.of(id).putRegisterEntry({ collection, id: body.id, body }, '2026-06-01T06:00:00.000Z')
  })
  await store.close()
  vi.stubEnv('POPIS_DATA', folder)
  const out = join(data, 'progress', `${id}.json`)
  await carry(progress, ['plan-2027'], { signedBy: 'it', out })
  vi.stubEnv('POPIS_DATA', data)
  return out
}

const read = async (file: string) => PlanProgress.parse(JSON.parse(await readFile(file, 'utf8')))

test('a district says how far it has come, signed off, and says nothing of rows of its own', async () => {
  const file = await reportOf('d-1', (register) =>
    withRow(register, '1.1', { payments: [{ on: '2026-09-01', amount: 1000 }] }),
  )
  const said = await read(file)
  expect(said).toMatchObject({
    template: { id: 'city/plan-2027', version: 1, hash: template().hash },
    organisation: { id: 'd-1', name: 'd-1' },
    plan: 'plan-2027',
    signedOff: { by: 'it', name: { en: 'Head of IT' } },
  })
  expect(said.rows.map(({ id }) => id)).toEqual(['1.1', '1.2', '1.3'])
  expect(said.rows[0]).toMatchObject({ planned: 40, recorded: 0, money: { planned: 1_800_000, paid: 1000 } })
  expect(progressHash(said)).toBe(said.hash)
})

test('what is said to be done and not proven is not done', async () => {
  const file = await reportOf('d-1', (register) => withRow(register, '1.2', { doneOn: '2026-09-01' }))
  expect((await read(file)).rows[1]).toMatchObject({ is: 'unknown', state: 'declared' })
})

test('a plan that no template made, and an office that nobody knows, are refused', async () => {
  await start({ ...city, plans: [cityPlan()] })
  await expect(carry(progress, ['plan-2027'], { signedBy: 'nobody' })).rejects.toThrow('nobody')
  await expect(carry(progress, ['plan-2027'], { signedBy: 'head' })).rejects.toThrow('made from no template')
})

test('the city rolls up a folder, with those it handed the plan to that say nothing', async () => {
  await start({ ...city, plans: [cityPlan(undefined, { handedTo: [{ id: 'd-3', name: 'District 3' }] })] })
  const paid = (register: Register) =>
    withRow(register, '1.1', { payments: [{ on: '2026-09-01', amount: 0.1 }] })
  await reportOf('d-1', paid)
  await reportOf('d-2', paid)
  const folder = join(data, 'progress')
  await writeFile(join(folder, 'template.json'), JSON.stringify(template()))
  const { out, err } = await carry(rollup, [folder], { expect: 'd-4' })
  expect(err).toContain('template.json')
  expect(out).toContain('Reported: 2 of 4 organisations.')
  expect(out).toContain('2 have never reported and count as unknown.')
  expect(out).toContain('District 3')
  const json = JSON.parse((await carry(rollup, [folder], { format: 'json' })).out)
  expect(json).toMatchObject({
    template: 'city/plan-2027',
    total: {
      organisations: 3,
      heard: 2,
      silent: 1,
      money: [{ currency: 'RSD', planned: 3_600_000, paid: 0.2 }],
    },
  })
  expect(json.rows[0].who.unknown).toEqual(['d-3'])
  const csv = join(data, 'rollup.csv')
  await carry(rollup, [folder], { format: 'csv', by: 'organisation', out: csv, lang: 'sr-Cyrl' })
  expect(await readFile(csv, 'utf8')).toContain('никада се није јавила')
  const xlsx = join(data, 'rollup.xlsx')
  await carry(rollup, [folder], { format: 'xlsx', out: xlsx })
  expect((await readFile(xlsx)).subarray(0, 2).toString()).toBe('PK')
})

test('one faulty file rolls up nothing, and each fault has its path', async () => {
  await start(city)
  const good = await reportOf('d-1')
  const folder = join(data, 'progress')
  const said = await read(good)
  const put = (name: string, value: unknown) =>
    writeFile(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value))
  await put('a.json', '{')
  await put('b.json', { ...said, rows: [{ ...said.rows[0], is: 'perhaps' }] })
  await put('c.json', { ...said, organisation: { id: 'd-2', name: 'x' } })
  await put('d.json', { ...said, asOf: '2126-01-01T00:00:00Z', rows: [said.rows[0], said.rows[0]] })
  await put('e.json', [])
  const refused = await carry(rollup, [folder, join(data, 'nowhere.json')], {}).catch((error) => error)
  const faults = (refused.faults as { where: string; what: string }[]).map(({ where }) => where)
  const at = (name: string) => join(folder, name)
  expect(faults).toEqual([
    at('a.json'),
    `${at('b.json')}: rows.0.is`,
    `${at('c.json')}: hash`,
    `${at('d.json')}: rows.1.id`,
    `${at('d.json')}: asOf`,
    `${at('d.json')}: hash`,
    at('e.json'),
    join(data, 'nowhere.json'),
  ])
})
