import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import nut from '#agents/probes/ups/nut.js'
import { Register } from '#contract/register.js'
import { contentHash } from '#lib/canonical.js'
import { packageRoot } from '#lib/root.js'
import { rowStanding } from '#service/plan/plan-answer.js'
import { openPlanStatus, type PlanStatus } from '#service/plan/plan-status.js'
import { fakeHost, memoryNotes } from '../../agents/fake-host.js'
import { recordings } from '../../agents/fixture.js'
import { readDump, upsd } from '../../agents/upsd.js'
import { openWorld, reportOf, type World } from '../world.js'

const sample = Register.parse(JSON.parse(readFileSync(join(packageRoot, 'inventory.json'), 'utf8')))
const plan = 'plan-2019-2020'

let world: World
let status: PlanStatus
beforeEach(async () => {
  world = await openWorld([], { register: sample, start: '2026-11-22T07:00:00.000Z' })
  status = openPlanStatus({ store: world.store, clock: world.clock, judging: world.judging })
})
afterEach(() => world.close())

const row = async (measure: string) => rowStanding(await status.standing(null), plan, measure)

/** What the UPS of the server room says over NUT, taken in as an agent reports it. */
const ask = async (device: Record<string, string>, sequence = 1) => {
  const host = fakeHost({
    connect: () => upsd({ ups: { ...device, 'ups.serial': 'AS19FNEH6V7Y' } }),
    notes: memoryNotes(),
  })
  const collected = await nut.collect(host, { host: '127.0.0.1', port: 3493 })
  const [answer] = 'answers' in collected ? collected.answers : []
  const facts = answer?.facts ?? []
  const report = reportOf({ at: world.clock.now(), sequence })
  const agent = (await world.reader.agent('srv')) ?? (await world.enrol('srv'))
  await world.sendRaw(
    agent,
    JSON.stringify({
      ...report,
      observations: [
        ...report.observations,
        { subject: answer?.subject, hashes: { 'ups/nut': contentHash(facts) }, facts: { 'ups/nut': facts } },
      ],
    }),
  )
  status.doubt()
}

const rating = async () => {
  const ups = (await row('2.1.5')).row.entries.find(({ id }) => id === 'UPS-01')
  return ups?.checks.map(({ state, by }) => `${state} ${by}`)
}

describe('the UPS of row 2.1.5', () => {
  it('is held by its plate until it is seen', async () => {
    expect(await rating()).toEqual(['yes register', 'yes register'])
    expect((await row('2.1.5')).row.numbers).toMatchObject({ planned: 2, recorded: 2, seen: 0, seeable: 1 })
  })

  it('is held by its own rating once it is', async () => {
    await ask({ 'ups.status': 'OL', 'ups.realpower.nominal': '2400', 'ups.power.nominal': '3000' })
    expect(await rating()).toEqual(['no device', 'yes device'])
    const { row: found, lists } = await row('2.1.5')
    expect(found.numbers.seen).toBe(1)
    expect(lists.seen).toEqual(['asset/UPS-01'])
    expect(lists.fails).toContain('asset/UPS-01')
    expect(found.entries.find(({ id }) => id === 'UPS-01')?.checks[0]?.values[0]).toEqual({
      name: 'facts.ups.nominalWatts',
      value: 2400,
    })
  })

  it('never passes for its volt-amperes, and is unknown once it is silent', async () => {
    await ask({ 'ups.status': 'OL', 'ups.power.nominal': '5000' })
    expect(await rating()).toEqual(['yes device', 'yes device'])
    world.setClock('2026-11-22T09:00:00.000Z')
    expect(await rating()).toEqual(['unknown device', 'unknown device'])
    expect((await row('2.1.5')).row.numbers.seen).toBe(0)
  })

  const dumps = recordings('nut/ddl')
  it.skipIf(dumps === null).each([
    ['MGE_UPS_SYSTEMS/MGE_UPS_SYSTEMS__Pulsar_M_3000__usbhid-ups__2.2.1__01.dev', 2700],
    ['APC/APC__Smart-UPS_SMT3000RMI2U__usbhid-ups__2.7.2__01.dev', undefined],
  ])('as %s recorded it', async (file, watts) => {
    await ask(readDump(join(dumps ?? '', file)))
    const { row: found } = await row('2.1.5')
    const [check] = found.entries.find(({ id }) => id === 'UPS-01')?.checks ?? []
    expect(check).toMatchObject({ state: 'yes', by: 'device' })
    // A device that does not report its rating is held by the plate that the register has.
    const own = check?.values.find(({ name }) => name === 'facts.ups.nominalWatts')?.value ?? undefined
    expect(own).toBe(watts)
  })
})

describe('other rows of the sample', () => {
  it('2.1.8: forty planned, those recorded and those seen, with the list and what each lacks', async () => {
    const agent = await world.enrol('pc')
    const machine = {
      manufacturer: null,
      model: null,
      serial: 'PC1K4KD5',
      uuid: null,
      boardSerial: null,
      chassis: 'desktop',
    }
    const numbers = { cpuModel: null, processorCount: 1, coreCount: 4, threadCount: 4, memoryBytes: 8e9 }
    const drives = [{ name: 'sda', model: null, serial: null, kind: 'hdd', sizeBytes: 5e11 }]
    await world.send(agent, {
      at: world.clock.now(),
      sequence: 1,
      facts: { 'hardware/linux': [{ ...machine, ...numbers, drives }] },
    })
    status.doubt()
    const { row: found, lists } = await row('2.1.8')
    expect(found.numbers).toMatchObject({
      planned: 40,
      ordered: 40,
      recorded: 40,
      seen: 1,
      seeable: 40,
      fails: 1,
      unproven: 39,
    })
    expect(lists.seen).toEqual(['asset/PC-001'])
    expect(lists.recorded).toHaveLength(40)
    expect(found.lacking).toEqual({ agent: 39 })
    expect(found.money).toMatchObject({ planned: 1_800_000, paid: 2_800_000, over: 1_000_000 })
  })

  it('2.1.6: three extinguishers with their inspections, of which one is overdue', async () => {
    const { row: found, lists } = await row('2.1.6')
    expect(found.state).toBe('deficient')
    expect(lists.meets).toEqual(['asset/EXT-01', 'asset/EXT-02'])
    expect(found.entries[2]?.records).toMatchObject([
      { kind: 'inspection', date: '2026-03-10' },
      { kind: 'pressure-test', date: '2021-09-20' },
    ])
  })

  it('2.4.7: the places of the copies, and that nobody has seen one yet', async () => {
    const places = async () =>
      (await row('2.4.7')).row.entries
        .filter(({ demand }) => demand === 'expects/1')
        .map(({ id, place, meets }) => [id, place, meets])
    expect(await places()).toEqual([
      ['NAS-01', 'rack-1', 'unknown'],
      ['SRV-01', 'rack-1', 'unknown'],
      ['SRV-02', 'off-site-room', 'unknown'],
      ['VPS-01', 'data-centre', 'unknown'],
    ])
  })

  it.each(['2.1.7', '2.1.9', '2.3.2'])('%s: says what no probe can see yet', async (measure) => {
    const reasons = (await row(measure)).row.entries.flatMap(({ checks }) =>
      checks.map(({ reason }) => reason),
    )
    expect(reasons).toContain('no-probe')
  })

  const websiteRows = ['3.1.1', '3.1.3', '3.2.4', '3.2.5', '3.2.6', '3.2.7', '3.2.8', '4.1.7', '2.4.6']

  it.each(websiteRows)('%s: says that nobody has looked at the website yet', async (measure) => {
    const { row: found } = await row(measure)
    const site = found.entries.find(({ id }) => id === 'WEB-01')
    expect([found.state, site?.meets, site?.checks[0]?.reason]).toEqual(['unproven', 'unknown', 'never-seen'])
  })

  it('3.x: follows what an agent sees of the website', async () => {
    const agent = await world.enrol('vps')
    const answered = {
      label: 'Вести',
      url: 'https://www.plandiste.example/vesti',
      status: 200,
      isOnHome: true,
    }
    const facts = [
      {
        vantage: 'outside',
        url: 'https://www.plandiste.example/',
        status: 200,
        plain: 'redirects',
        hstsSeconds: 31_536_000,
        headers: [],
        languages: ['en', 'sr-Cyrl', 'sr-Latn'],
        hasSearch: true,
        siteMapPages: null,
        accessibilityStatement: 'https://www.plandiste.example/p',
        images: 0,
        imagesWithoutText: 0,
        links: [{ ...answered, group: 'section', isElsewhere: false, hasDate: true }],
      },
    ]
    const report = reportOf({ at: world.clock.now(), sequence: 1 })
    const seen = {
      subject: { kind: 'service', id: 'website/www.plandiste.example', name: 'www.plandiste.example' },
      hashes: { 'website/http': contentHash(facts) },
      facts: { 'website/http': facts },
    }
    await world.sendRaw(agent, JSON.stringify({ ...report, observations: [...report.observations, seen] }))
    status.doubt()
    const standing = async (measure: string) =>
      (await row(measure)).row.entries.find(({ id }) => id === 'WEB-01')?.meets
    expect(await Promise.all(websiteRows.map(standing))).toEqual([
      'yes',
      'yes',
      'no',
      'yes',
      'no',
      'yes',
      'no',
      'no',
      'unknown',
    ])
  })
})
