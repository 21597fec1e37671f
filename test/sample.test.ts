import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Asset, type AssetKind } from '#contract/register/asset.js'
import { Plan } from '#contract/register/plan.js'
import { Register } from '#contract/register.js'
import { attestedOn } from '#domain/checklist/attested.js'
import { faultsOfPlan } from '#domain/plan/reconcile/plan-faults.js'
import { packageRoot } from '#lib/root.js'
import { addToDay } from '#lib/zone.js'
import { readFrameworks } from '#service/frameworks.js'

const text = readFileSync(join(packageRoot, 'inventory.json'), 'utf8')
const sample = Register.parse(JSON.parse(text))
const { assets, entitlements, contracts, serviceRecords, attestations, waivers, places, roles, plans } =
  sample
const measures = plans[0]?.measures ?? []
/** The day for which the sample was made: what is current and what has lapsed is so on this day. */
const today = '2026-11-22'

const count = (kind: AssetKind) => assets.filter((asset) => asset.kind === kind).length
const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id)

describe('the sample register', () => {
  test('is the municipality of the plan', () => {
    expect(sample.organisation).toMatchObject({
      id: 'plandiste',
      country: 'RS',
      timeZone: 'Europe/Belgrade',
      currency: 'RSD',
      language: 'sr-Cyrl',
    })
  })

  test('is printed as the program itself would write it', () => {
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
  })

  test.each<[AssetKind, number]>([
    ['server', 2],
    ['virtual-server', 1],
    ['computer', 40],
    ['monitor', 40],
    ['ups', 1],
    ['generator', 1],
    ['rack', 1],
    ['router', 3],
    ['firewall', 1],
    ['air-conditioner', 1],
    ['extinguisher', 3],
    ['nas', 1],
    ['printer', 2],
    ['link', 1],
    ['website', 1],
    ['domain', 1],
    ['mail-domain', 1],
  ])('holds every %s: %i', (kind, expected) => {
    expect(count(kind)).toBe(expected)
  })

  test('gives no id and no serial number twice', () => {
    for (const entries of [
      places,
      roles,
      assets,
      entitlements,
      contracts,
      serviceRecords,
      attestations,
      waivers,
    ])
      expect(new Set(ids(entries)).size).toBe(entries.length)
    const serials = assets.flatMap(({ serial }) => serial ?? [])
    expect(new Set(serials).size).toBe(serials.length)
  })

  test('points only at what is in it', () => {
    const known = { places: new Set(ids(places)), roles: new Set(ids(roles)), assets: new Set(ids(assets)) }
    const rows = new Set(ids(measures))
    const given = <T>(values: readonly (T | undefined)[]) => values.filter((value) => value !== undefined)
    for (const place of given([
      ...assets.map((a) => a.place),
      ...places.map((p) => p.within),
      ...serviceRecords.map((s) => s.place),
    ]))
      expect(known.places).toContain(place)
    for (const role of given([
      ...assets.map((a) => a.custodian),
      ...places.flatMap((p) => p.access ?? []),
      ...roles.map((r) => r.deputy),
      ...attestations.flatMap((a) => [a.by, a.confirmedBy]),
      ...waivers.map((w) => w.approvedBy),
      ...measures.flatMap((m) => [...m.owners, ...m.approvers]),
    ]))
      expect(known.roles).toContain(role)
    for (const asset of given(serviceRecords.map((s) => s.asset))) expect(known.assets).toContain(asset)
    for (const row of given([...assets, ...entitlements, ...contracts].map(({ measure }) => measure)))
      expect(rows).toContain(row)
  })

  test('names offices and no persons, and no address that could be somebody’s', () => {
    expect(roles.filter(({ mail }) => mail !== undefined)).toEqual([])
    expect(text).not.toMatch(/\S@\S+\.[a-z]/i)
    for (const { name } of roles) expect(Object.keys(name)).toEqual(['sr-Cyrl', 'en'])
  })

  test('bought everything after the plan was adopted', () => {
    for (const { purchasedOn } of assets) if (purchasedOn) expect(purchasedOn > '2019-01-28').toBe(true)
  })

  test('has a UPS of the rated output that the plan asks for', () => {
    expect(assets.find(({ kind }) => kind === 'ups')).toMatchObject({
      nominalWatts: 2700,
      nominalVoltAmperes: 3000,
    })
  })
})

describe('what the sample teaches, on 22 November 2026', () => {
  const ends = (entries: readonly { id: string; end: string | null }[]) =>
    Object.fromEntries(
      entries.flatMap(({ id, end }) =>
        end === null
          ? []
          : [
              [
                id,
                end < today ? 'lapsed' : end <= addToDay(today, { ms: 90 * 86_400_000 }) ? 'due' : 'current',
              ],
            ],
      ),
    )

  test('the firewall subscription has lapsed, the antivirus one ends soon', () => {
    expect(ends(entitlements)).toEqual({
      'ENT-ANTIVIRUS': 'due',
      'ENT-FIREWALL': 'lapsed',
      'ENT-REGISTRY': 'current',
    })
  })

  test('the website is out of contract; virtual server and domain end soon', () => {
    expect(ends(contracts)).toEqual({
      'У-2025-14': 'current',
      'У-2026-02': 'due',
      'У-2025-40': 'lapsed',
      'У-2026-31': 'current',
      'У-2022-09': 'due',
    })
  })

  test('one of three extinguishers missed its inspection and its pressure test', () => {
    const latest = (asset: string, kind: string) =>
      serviceRecords
        .filter((record) => record.asset === asset && record.kind === kind)
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? ''
    const isCurrent = (asset: string) => ({
      inspection: addToDay(latest(asset, 'inspection'), { months: 6 }) >= today,
      pressure: addToDay(latest(asset, 'pressure-test'), { months: 60 }) >= today,
    })
    expect(isCurrent('EXT-01')).toEqual({ inspection: true, pressure: true })
    expect(isCurrent('EXT-02')).toEqual({ inspection: true, pressure: true })
    expect(isCurrent('EXT-03')).toEqual({ inspection: false, pressure: false })
    const within = (asset: string, kind: string, days: number) =>
      addToDay(latest(asset, kind), { ms: days * 86_400_000 }) >= today
    expect(within('AC-01', 'service', 180)).toBe(true)
    expect(within('UPS-01', 'self-test', 30)).toBe(true)
    expect(within('GEN-01', 'service', 365)).toBe(true)
    expect(within('GEN-01', 'test-run', 35)).toBe(false)
    expect(within('SRV-01', 'restore-test', 180)).toBe(false)
    expect(within('NAS-01', 'restore-test', 180)).toBe(true)
  })

  test('the battery of the UPS is older than five years', () => {
    const battery = Asset.parse(assets.find(({ id }) => id === 'UPS-01')).batteryDate ?? ''
    expect(addToDay(battery, { months: 60 }) < today).toBe(true)
  })

  test('the security act is attested, the yearly check runs out, one statement is unconfirmed, one expired', () => {
    const answer = (question: string) => {
      const found = attestedOn(question, attestations, today)
      return 'used' in found ? found.used.state : found.why
    }
    expect(answer('SEC-1')).toBe('pass')
    expect(answer('SEC-2')).toBe('due')
    expect(answer('rs-2016:6')).toBe('unconfirmed')
    expect(answer('rs-2016:10')).toBe('expired')
    expect(answer('rs-2016:7')).toBe('missing')
  })

  test('each statement answers a question that a catalogue asks', async () => {
    const { byId, checks } = await readFrameworks()
    const questions = [...byId].flatMap(([id, { controls }]) =>
      controls.map((control) => `${id}:${control.id}`),
    )
    for (const { question } of attestations)
      expect([...questions, ...Object.keys(checks)]).toContain(question)
  })

  test('one exception is accepted, to a rule that there is: the old battery until its replacement', () => {
    const inForce = waivers.filter(({ from, until }) => (from ?? '') <= today && today < until)
    expect(inForce.map(({ rule }) => rule)).toEqual(['ups-battery-age'])
    expect(existsSync(join(packageRoot, 'policies/rules/ups-battery-age.yaml'))).toBe(true)
  })
})

const source = join(packageRoot, '../shared/domain/plan.csv')

/** The fields of a line of CSV, with quotes where a field holds commas. */
const fields = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )

const split = (value: string): string[] =>
  value
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)

describe('the plan of the sample', () => {
  test('has its 84 rows in both languages', () => {
    expect(measures).toHaveLength(84)
    for (const { title } of measures) {
      expect(title).toHaveProperty('en')
      expect(title).toHaveProperty('sr-Cyrl', expect.stringMatching(/\p{Script=Cyrillic}/u))
    }
  })

  test('says what should exist of all that it buys, and of the papers that it wants adopted', () => {
    const silent = measures.filter(({ expects }) => expects === undefined)
    expect(silent.filter(({ task }) => task.startsWith('2.')).map(({ id }) => id)).toEqual(['2.4.4'])
    expect(silent.filter(({ spec }) => spec.startsWith('document=')).map(({ id }) => id)).toEqual([])
    expect(faultsOfPlan(Plan.parse(plans[0]))).toEqual([])
  })

  test.skipIf(!existsSync(source))('says what the document says', () => {
    const [head = '', ...lines] = (existsSync(source) ? readFileSync(source, 'utf8') : '')
      .trim()
      .split(/\r?\n/)
    const names = fields(head)
    const rows = lines.map((line) =>
      Object.fromEntries(fields(line).map((value, index) => [names[index] ?? '', value])),
    )
    const number = (value: string | undefined) => (value ? { is: Number(value) } : {})
    expect(rows).toHaveLength(84)
    for (const [index, row] of rows.entries()) {
      const measure = measures[index]
      expect(measure).toMatchObject({
        id: row.id,
        area: row.area,
        task: row.task,
        title: { en: row.title_en, 'sr-Cyrl': row.title_sr },
        owners: split(row.owner_roles ?? ''),
        approvers: split(row.approver ?? ''),
        recurrence: row.recurrence,
        fundingSources: split(row.funding_source ?? ''),
        budgetAsWritten: row.budget_raw,
        deadlineKind: row.deadline_kind,
        indicators: split(row.indicators ?? ''),
        spec: row.spec,
        category: row.category,
      })
      const stated = (value: number | undefined) => (value === undefined ? {} : { is: value })
      expect(stated(measure?.quantity)).toEqual(number(row.quantity))
      expect(stated(measure?.unitPrice)).toEqual(number(row.unit_price_rsd))
      expect(stated(measure?.total)).toEqual(number(row.total_rsd))
      expect(measure?.deadline ?? 'none').toBe(/^\d{4}-/.test(row.deadline ?? '') ? row.deadline : 'none')
      expect(measure?.quantityStated).toBe(row.quantity_stated ? row.quantity_stated === 'yes' : undefined)
    }
  })
})
