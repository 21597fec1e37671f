import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Register } from '#contract/register.js'
import { topics } from '#contract/topics.js'
import { parseRule } from '#domain/policy/rule-file.js'
import { openDeliverer } from '#service/deliver.js'
import { openTexts } from '#service/texts.js'
import mail from '../../src/alerts/mail.js'
import { openMailServer } from '../alerts/mail-server.js'
import { right } from '../domain/due/due-world.js'
import { emptyRegister, openWorld, organisation } from './world.js'

const ruleOf = (id: string) =>
  parseRule(id, `${id}.yaml`, readFileSync(`policies/rules/${id}.yaml`, 'utf8'), topics)

const rules = [
  'entitlement-in-force',
  'contract-in-force',
  'warranty-in-force',
  'extinguisher-inspected',
].map(ruleOf)
const texts = await openTexts()

let server: Awaited<ReturnType<typeof openMailServer>>
let channel: Awaited<ReturnType<typeof mail.open>>
beforeAll(async () => {
  server = await openMailServer()
  channel = await mail.open(mail.options.parse({ url: server.url, from: 'popis@example.rs' }))
})
afterAll(async () => {
  await channel.close()
  await server.close()
})

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  server.mails.splice(0)
})

const contract = (end: string) => ({
  id: 'C-1',
  name: 'Maintenance',
  kind: 'other' as const,
  supplier: 'Firm',
  end,
})
const ups = (warrantyUntil: string) => ({
  id: 'U-1',
  kind: 'ups' as const,
  state: 'in-use' as const,
  warrantyUntil,
})
const extinguisher = { id: 'EXT-1', kind: 'extinguisher' as const, state: 'in-use' as const }
const inspected = (date: string) => ({
  id: `S-${date}`,
  asset: 'EXT-1',
  kind: 'inspection' as const,
  date,
  result: 'passed' as const,
})

type Part = Partial<Register>
interface Case {
  readonly what: string
  readonly rule: string
  readonly thing: string
  readonly zone: string
  readonly midnight: string
  readonly before: Part
  readonly renewed: Part
}

const rights = (end: string, next: string): Pick<Case, 'rule' | 'thing' | 'before' | 'renewed'> => ({
  rule: 'entitlement-in-force',
  thing: 'entitlement:E-1',
  before: { entitlements: [right('E-1', end)] },
  renewed: { entitlements: [right('E-1', end), right('E-2', next, { renews: 'E-1', start: end })] },
})

const cases: Case[] = [
  {
    what: 'a subscription that ends today',
    zone: 'Europe/Belgrade',
    midnight: '2026-11-22T23:00:00.000Z',
    ...rights('2026-11-22', '2027-11-22'),
  },
  {
    what: 'one on the day on which summer time begins',
    zone: 'Europe/Ljubljana',
    midnight: '2027-03-28T22:00:00.000Z',
    ...rights('2027-03-28', '2028-03-28'),
  },
  {
    what: 'one on the day on which it ends',
    zone: 'Europe/Prague',
    midnight: '2026-10-25T23:00:00.000Z',
    ...rights('2026-10-25', '2027-10-25'),
  },
  {
    what: 'one on 29 February',
    zone: 'Europe/Belgrade',
    midnight: '2028-02-29T23:00:00.000Z',
    ...rights('2028-02-29', '2029-02-28'),
  },
  {
    what: 'a contract',
    rule: 'contract-in-force',
    thing: 'contract:C-1',
    zone: 'Europe/Belgrade',
    midnight: '2026-11-22T23:00:00.000Z',
    before: { contracts: [contract('2026-11-22')] },
    renewed: { contracts: [contract('2027-11-22')] },
  },
  {
    what: 'a warranty, which the morning tells of',
    rule: 'warranty-in-force',
    thing: 'asset:U-1',
    zone: 'Europe/Belgrade',
    midnight: '2026-11-22T23:00:00.000Z',
    before: { assets: [ups('2026-11-22')] },
    renewed: { assets: [ups('2028-11-22')] },
  },
  {
    what: 'six calendar months from 31 August, in the morning too',
    rule: 'extinguisher-inspected',
    thing: 'asset:EXT-1',
    zone: 'Europe/Belgrade',
    midnight: '2027-02-28T23:00:00.000Z',
    before: { assets: [extinguisher], serviceRecords: [inspected('2026-08-31')] },
    renewed: { assets: [extinguisher], serviceRecords: [inspected('2026-08-31'), inspected('2027-03-01')] },
  },
]

const shifted = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString()

it.each(cases)(
  '$what is due before, lapsed at local midnight to the second without any report, and told once',
  async ({ rule: id, thing, zone, midnight, before, renewed }) => {
    const own = rules.find((rule) => rule.id === id)
    const register = {
      ...emptyRegister(),
      ...before,
      organisation: { ...emptyRegister().organisation, timeZone: zone },
    }
    const world = await openWorld(own ? [own] : [], {
      register,
      recipients: [{ channel: 'mail', recipient: 'it@example.rs', language: 'en' }],
      start: shifted(midnight, -5 * 3_600_000),
    })
    cleanups.push(world.close)
    const deliverer = openDeliverer({
      store: world.store,
      organisation,
      channels: new Map([['mail', channel]]),
      clock: { ...world.clock, at: () => () => undefined },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
      texts,
      policy: world.judging.policy,
      register: () => world.document.value,
      link: () => 'https://popis.example.rs',
      assetOf: async () => null,
    })
    /** Goes on to `at`, waking as the service does: when something is due, and not before. */
    const goOn = async (at: string) => {
      for (let next = await deliverer.runDue(); next !== null && next <= at; next = await deliverer.runDue())
        await world.goTo(next)
      await world.goTo(at)
      await deliverer.runDue()
    }
    const subjects = () => server.mails.map(({ headers }) => headers.get('subject') ?? '')
    await world.judgeRegister()
    expect((await world.verdict(id, thing))?.state).toBe('due')
    expect(await world.store.nextWake()).toBe(midnight)

    await goOn(shifted(midnight, -1000))
    expect((await world.verdict(id, thing))?.state).toBe('due')
    expect(await world.reader.alerts.list()).toEqual([])

    await world.goTo(midnight)
    expect(await world.verdict(id, thing)).toMatchObject({ state: 'lapsed', since: midnight })
    await goOn(shifted(midnight, 36 * 3_600_000))
    expect(await world.reader.alerts.list()).toMatchObject([{ rule: id, thing, since: midnight }])
    expect(subjects()).toHaveLength(1)

    world.document.value = { ...world.document.value, ...renewed }
    await world.judgeRegister()
    expect((await world.verdict(id, thing))?.state).toMatch(/^(pass|due)$/)
    expect(await world.reader.alerts.openFor(id, thing)).toBeNull()
    await goOn(shifted(midnight, 72 * 3_600_000))
    // The second says that it is over; nothing is told of what carries it on.
    expect(subjects()).toHaveLength(2)
    expect(subjects()[0]).toMatch(/^(Morning digest: )?Lapsed: /)
    expect(subjects()[1]).toMatch(/^(Morning digest: )?Over: /)
  },
)

it('a right of which nothing is recorded is unknown, and no alert', async () => {
  const [own] = rules
  const { end: _, ...unsaid } = right('E-1', null)
  const register = { ...emptyRegister(), entitlements: [unsaid as ReturnType<typeof right>] }
  const world = await openWorld(own ? [own] : [], { register })
  cleanups.push(world.close)
  await world.judgeRegister()
  expect((await world.verdict('entitlement-in-force'))?.state).toBe('unknown')
  await world.goTo('2027-11-22T07:00:00.000Z')
  expect(await world.reader.alerts.list()).toEqual([])
})
