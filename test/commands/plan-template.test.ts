import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { PlanTemplate } from '#contract/plan-template.js'
import { carryOut } from '../../src/carry-out.js'
import template from '../../src/commands/plan-template.js'
import { city, cityPlan, cityRows, district } from '../domain/plan/template/template-world.js'
import { data, inOwnFolder, plans, run, start } from './plan-importing.js'

inOwnFolder()

const write = async (given: Record<string, unknown>, id = 'plan-2027') => {
  const out: string[] = []
  await template.run({
    options: template.options.parse(given),
    args: [id],
    raw: [],
    terminal: { out: (line) => out.push(line), err: () => undefined, isInteractive: false },
  })
  return out.join('\n')
}

const put = (plan = cityPlan()) =>
  carryOut({ data, register: join(data, 'inventory.json') }, 'register.edit', {
    action: 'edit',
    why: null,
    changes: [{ part: 'plans', id: plan.id, body: plan }],
  })

const read = async (file: string) => PlanTemplate.parse(JSON.parse(await readFile(file, 'utf8')))

test('the same plan is the same file, and what is the organisation’s own makes no new version', async () => {
  await start(city)
  await put()
  const file = join(data, 'template.json')
  expect(await write({ out: file })).toBe(`${file}: template city/plan-2027, version 2, 3 rows`)
  const first = await read(file)
  const [row, ...rest] = cityRows
  if (!row) throw new Error('no row')
  await put(cityPlan([{ ...row, payments: [] }, ...rest]))
  await write({ out: file })
  expect(await read(file)).toEqual(first)
  await put(cityPlan([{ ...row, total: 1 }, ...rest]))
  await write({ out: file })
  expect((await read(file)).version).toBe(4)
  expect((await read(file)).hash).not.toBe(first.hash)
})

test('a plan whose history nobody has wants to be told its version', async () => {
  await start({ ...city, plans: [cityPlan()] })
  await expect(write({})).rejects.toThrow('--version')
  expect(JSON.parse(await write({ version: '7' }))).toMatchObject({ version: 7 })
  await expect(write({}, 'plan-2026')).rejects.toThrow('did you mean plan-2027?')
})

test('a template goes into the register of another organisation, and twice changes nothing', async () => {
  await start({ ...city, plans: [cityPlan()] })
  const file = join(data, 'template.json')
  await write({ out: file, version: '1' })
  const there = join(data, 'district')
  await mkdir(there)
  vi.stubEnv('POPIS_DATA', there)
  await writeFile(join(there, 'inventory.json'), JSON.stringify(district))
  const { openSqliteStore } = await import('#store/sqlite/open.js')
  await (await openSqliteStore(join(there, 'popis.db'))).close()
  const dry = await run([file], { dryRun: true })
  expect(dry.out).toContain('+ 1.1  Buy computers')
  expect(dry.out).toContain('Nothing was imported: this was a dry run.')
  const { code, out } = await run([file])
  expect(code).toBe(0)
  expect(out).toContain('Read as TEMPLATE, into plans/plan-2027: Plan of the city')
  expect(out).toContain('Note: The register has no role “mayor”: new rows are without it.')
  expect(out).toContain('3 rows: 3 new, 0 changed, 0 removed, 0 as they were. Edit')
  expect((await run([file])).out).toContain('3 rows: nothing changes.')
})

test('a file that is no template, or another than it was, is refused with its place', async () => {
  await start(city)
  const file = join(data, 'template.json')
  const told = async (text: string) => {
    await writeFile(file, text)
    const { code, err } = await run([file])
    expect(code).toBe(1)
    return err
  }
  expect(await told('{"format":')).toContain(`${file} is no JSON`)
  expect(await told('{"format":"popis-plan-progress"}')).toContain('but popis-plan-progress')
  await put()
  const good = JSON.parse(await write({})) as { plan: { measures: { total: unknown }[] } }
  const [first] = good.plan.measures
  if (!first) throw new Error('no row')
  expect(
    await told(JSON.stringify({ ...good, plan: { ...good.plan, measures: [{ ...first, total: 'x' }] } })),
  ).toContain(`${file}: plan.measures.0.total`)
  first.total = 1
  expect(await told(JSON.stringify(good))).toContain('was changed after it was made')
  expect(await plans()).toHaveLength(1)
})
