import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadProbes } from '#agents/probes.js'
import { historyStart, playHistory } from '#demo/history.js'
import { openPlayedClock, type PlayedClock } from '#demo/played-clock.js'
import { outageMs, rechargeMs } from '#demo/power.js'
import type { SimulatedAgent } from '#demo/simulated-agent.js'
import { openTown, type Town } from '#demo/town.js'
import { minute, plusMs, second } from '#lib/instant.js'
import { today } from '#service/today.js'
import { openService } from '../../src/main.js'
import type { RunningService } from '../../src/running-service.js'
import { readSettings } from '../../src/settings.js'

const now = '2026-11-22T07:00:00.000Z'
const days = 1
const hasUpsProbe = (await loadProbes()).has('ups/snmp')

let folder: string
let clock: PlayedClock
let service: RunningService
let town: Town
let agents: SimulatedAgent[]
const troubles: string[] = []

const reader = () => service.services.store.of(service.services.organisation)
const assetOf = (subject: string | null) =>
  subject === null ? undefined : service.services.links.assetOf(subject)?.id

/** The rules that an asset does not pass, with how. */
const badOf = async (asset: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await reader().verdicts({}))
      .filter(({ subject, state }) => assetOf(subject) === asset && !['pass', 'n/a'].includes(state))
      .map(({ rule, state }) => [rule, state]),
  )

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'popis-demo-test-'))
  clock = openPlayedClock(historyStart(now, days))
  const settings = readSettings({ POPIS_LOG_LEVEL: 'silent', POPIS_PORT: '0', POPIS_DATA: folder })
  service = await openService(settings, { sample: true, clock, isSimulated: true })
  town = await openTown({ services: service.services, clock, folder: join(folder, 'agents'), now })
  agents = await playHistory({
    town,
    clock,
    settled: service.settled,
    now,
    days,
    onProgress: () => undefined,
    onTrouble: (what) => troubles.push(what),
  })
}, 240_000)
afterAll(async () => {
  await town?.close()
  await service?.close()
  await rm(folder, { recursive: true, force: true })
})

describe('the simulated municipality', () => {
  it('lets 43 computers report, each for itself, and refuses none of their reports', async () => {
    expect(town.computers).toHaveLength(43)
    expect(await reader().agents()).toHaveLength(43)
    expect(agents).toHaveLength(42)
    expect(troubles).toEqual([])
  })

  it('is linked to the sample register, but for the monitor of climate that nobody has recorded', async () => {
    const subjects = await reader().subjects({ limit: 100 })
    expect(subjects.filter(({ id }) => assetOf(id) === undefined).map(({ name }) => name)).toEqual([
      'climate-01',
    ])
    const devices = ['UPS-01', 'RT-01', 'RT-02', 'RT-03', 'FW-01', 'NAS-01', 'PRN-01', 'PRN-02']
    expect(subjects.map(({ id }) => assetOf(id))).toEqual(expect.arrayContaining(devices))
  })

  it('has troubles of many kinds', async () => {
    expect(await badOf('PC-001')).toEqual({})
    expect(await badOf('PC-007')).toMatchObject({ 'antivirus-running': 'fail' })
    expect(await badOf('PC-012')).toMatchObject({ 'antivirus-definitions-fresh': 'lapsed' })
    expect(await badOf('PC-017')).toMatchObject({ 'device-reports': 'unknown' })
    expect(await badOf('PC-021')).toMatchObject({ 'disk-free-space': 'fail' })
    expect(await badOf('PC-024')).toMatchObject({ 'updates-no-pending-security': 'lapsed' })
    expect(await badOf('PC-028')).toMatchObject({ 'firewall-on': 'fail' })
    expect(await badOf('SRV-01')).toMatchObject({ 'backup-recent': 'lapsed' })
  })

  it('was judged at the moments of its history', async () => {
    const alerts = await reader().alerts.list({ limit: 500 })
    const silence = alerts.find(({ cause }) => cause === 'silence')
    expect(assetOf(silence?.subject ?? null)).toBe('PC-017')
    // Seven days after it was last heard, and not when somebody looked.
    expect(silence?.openedAt.slice(0, 10)).toBe('2026-11-19')
  })

  it('leaves no alert open of what passes', async () => {
    const verdicts = new Map(
      (await reader().verdicts({})).map((one) => [`${one.rule} ${one.thing}`, one.state]),
    )
    const open = await reader().alerts.list({ open: true, limit: 500 })
    const states = open.flatMap(({ rule, thing }) =>
      rule === null ? [] : [verdicts.get(`${rule} ${thing}`)],
    )
    expect(states.length).toBeGreaterThan(10)
    expect(states.filter((state) => state === undefined || ['pass', 'due', 'n/a'].includes(state))).toEqual(
      [],
    )
  })

  it('stands on Today with extinguishers and backups', async () => {
    const { services } = service
    const { lines } = await today(services, 100)
    const rules = lines.map(({ rule }) => rule)
    expect(rules).toEqual(expect.arrayContaining(['extinguisher-inspected', 'backup-recent']))
  })

  it.skipIf(!hasUpsProbe)('stands on Today with the server room, measured', async () => {
    const { room } = await today(service.services, 10)
    expect(room.map(({ area }) => area)).toEqual(['ups', 'climate', 'extinguishers', 'backups'])
    const readings = Object.fromEntries(
      room.flatMap((one) => one.readings).map(({ metric, value }) => [metric, value]),
    )
    expect(readings).toMatchObject({ chargePercent: 100, runtimeSeconds: 1560 })
    expect(readings.celsius).toBeGreaterThan(20)
    expect(readings.celsius).toBeLessThan(25)
    expect(room.find(({ area }) => area === 'extinguishers')?.worst).toBe('lapsed')
  })
})

describe.skipIf(!hasUpsProbe)('a power cut that is played', () => {
  const upsAlerts = async () =>
    (await reader().alerts.list({ limit: 500 })).filter(
      ({ subject, openedAt }) => assetOf(subject) === 'UPS-01' && openedAt > historyStart(now, days),
    )

  it('opens one alert with the minutes left, and ends it; the self test of the day before opened none', async () => {
    const before = await upsAlerts()
    expect(before.map(({ rule }) => rule)).toEqual([])
    const watcher = agents.find(({ computer }) => computer.asset.id === town.watcher)
    const live = watcher?.every(10, (what) => troubles.push(what))
    const run = async (at: string) => {
      await clock.moveTo(at, service.settled, second)
      await live?.runOnce()
      await service.settled()
    }
    town.failMains(plusMs(now, minute))
    const minutesLeft: unknown[] = []
    for (let ms = minute; ms < minute + outageMs; ms += 10 * second) {
      await run(plusMs(now, ms))
      const open = (await upsAlerts()).filter(({ closedAt }) => closedAt === null)
      expect(open.map(({ rule }) => rule)).toEqual(['ups-on-mains'])
      minutesLeft.push(open[0]?.evidence.values?.minutesLeft)
    }
    expect(minutesLeft[0]).toBeGreaterThan(20)
    expect(minutesLeft.at(-1)).toBeLessThan(10)
    for (const ms of [10 * second, rechargeMs + 2 * minute]) await run(plusMs(now, minute + outageMs + ms))
    const after = await upsAlerts()
    expect(after.map(({ rule, closedAt }) => [rule, closedAt !== null])).toEqual([['ups-on-mains', true]])
  }, 120_000)
})
