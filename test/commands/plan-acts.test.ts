import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Register } from '#contract/register.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import type { Command } from '../../src/command.js'
import accept from '../../src/commands/plan-accept.js'
import move from '../../src/commands/plan-move.js'
import pay from '../../src/commands/plan-pay.js'
import value from '../../src/commands/plan-value.js'

let data: string
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'popis-plan-acts-'))
  vi.stubEnv('POPIS_DATA', data)
  await writeFile(join(data, 'inventory.json'), await readFile('inventory.json'))
  await (await openSqliteStore(join(data, 'popis.db'))).close()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(data, { recursive: true, force: true })
})

const run = async (command: unknown, args: string[], given: Record<string, unknown>) => {
  const { options, run: carry } = command as Command
  const out: string[] = []
  await carry({
    options: options.parse(given),
    args,
    raw: [],
    terminal: { out: (line) => out.push(line), err: () => undefined, isInteractive: false },
  })
  return out.join('\n')
}
const plan = async () =>
  (JSON.parse(await readFile(join(data, 'inventory.json'), 'utf8')) as Register).plans[0]
const row = async (id: string) => (await plan())?.measures.find((one) => one.id === id)

it('moves, pays, counts, accepts and takes back, each by one edit', async () => {
  const before = (await row('2.1.8'))?.deadline
  expect(await run(move, ['2.1.8'], { to: '2027-12-31', reason: 'late offer' })).toMatch(
    /^plan-2019-2020\/2\.1\.8: changed by edit \d+$/,
  )
  expect(await row('2.1.8')).toMatchObject({
    deadline: '2027-12-31',
    moves: [{ from: before, reason: 'late offer' }],
  })
  const paidBefore = (await row('2.1.8'))?.payments?.length ?? 0
  await run(pay, ['plan-2019-2020/2.1.8'], { amount: '840000', on: '2020-11-20', invoice: '312' })
  expect((await row('2.1.8'))?.payments?.slice(paidBefore)).toEqual([
    { amount: 840000, on: '2020-11-20', invoice: '312' },
  ])
  await run(value, ['1.2.7', 'trained', '2'], { on: '2020-11-20', target: '2' })
  expect(await row('1.2.7')).toMatchObject({
    targets: [{ name: 'trained', target: 2, values: [{ value: 2 }] }],
  })
  await run(accept, ['approves-own-work', '1.1.1'], { reason: 'the deputy confirms it' })
  expect((await plan())?.acceptances).toMatchObject([
    { rule: 'approves-own-work', measures: ['1.1.1'], by: 'command' },
  ])
  await run(accept, ['approves-own-work', '1.1.1'], { takeBack: true })
  expect((await plan())?.acceptances).toBeUndefined()
})

it('lets a remark on the plan as a whole stand, and takes that back', async () => {
  const plan2019 = 'plan-2019-2020'
  const given = { reason: 'the next one is drafted', whole: true }
  expect(await run(accept, ['strategy-run-out', plan2019], given)).toMatch(/^plan-2019-2020: changed by edit/)
  expect((await plan())?.acceptances).toMatchObject([{ rule: 'strategy-run-out', measures: [] }])
  await expect(run(accept, ['strategy-run-out', plan2019], given)).rejects.toMatchObject({
    faults: [{ where: 'rule', what: 'is accepted already' }],
  })
  await expect(run(accept, ['strategy-run-out', 'plan-2019-2021'], given)).rejects.toThrow('did you mean')
  await run(accept, ['strategy-run-out', plan2019], { whole: true, takeBack: true })
  expect((await plan())?.acceptances).toBeUndefined()
})

it('says what is wrong and changes nothing', async () => {
  const before = await readFile(join(data, 'inventory.json'), 'utf8')
  await expect(run(move, ['2.1.88'], { to: '2027-12-31', reason: 'x' })).rejects.toThrow(
    'did you mean 2.1.8?',
  )
  await expect(run(value, ['1.2.7', 'trained', 'two'], { on: '2020-11-20' })).rejects.toMatchObject({
    code: 'invalid',
    faults: [{ where: 'value' }],
  })
  await expect(run(value, ['1.2.7', 'trained', '2'], { on: '2020-11-20' })).rejects.toMatchObject({
    faults: [{ where: 'indicator', what: 'the row has no such indicator; give a target to add it' }],
  })
  await expect(run(accept, ['approves-own-wrk', '1.1.1'], { reason: 'x' })).rejects.toMatchObject({
    faults: [{ where: 'rule', what: 'there is no rule approves-own-wrk; did you mean approves-own-work?' }],
  })
  await expect(run(accept, ['approves-own-work', '1.1.1'], {})).rejects.toMatchObject({
    faults: [{ where: 'reason' }],
  })
  expect(await readFile(join(data, 'inventory.json'), 'utf8')).toBe(before)
})
