import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Fault, Problem } from '#lib/problem.js'
import { locateJson } from '#store/register/json.js'
import { parseRegister, parseRegisterFile } from '#store/register/parse.js'
import { register, room } from './value.js'

const faultsOf = (read: () => unknown): readonly Fault[] => {
  try {
    read()
  } catch (error) {
    expect(error).toMatchObject({ name: 'Problem', code: 'invalid' })
    return (error as Problem).faults
  }
  throw new Error('it was taken')
}

const inFile = (text: string) => faultsOf(() => parseRegisterFile('inventory.json', Buffer.from(text)))
const inValue = (value: unknown) => faultsOf(() => parseRegister(value))

const pretty = (over: object) => JSON.stringify({ ...register(), ...over }, null, 2)
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length

it('reads a register, with a byte order mark or without', () => {
  expect(parseRegisterFile('inventory.json', Buffer.from(pretty({})))).toEqual(register())
  expect(parseRegisterFile('inventory.json', Buffer.from(`\uFEFF${pretty({})}`))).toEqual(register())
})

it('names file, line and column of a field of the wrong kind', () => {
  const text = pretty({ places: [room('P-1'), { ...room('P-2'), rackUnits: 'forty' }] })
  expect(inFile(text)).toEqual([
    {
      where: `inventory.json:${lineOf(text, '"forty"')}:20`,
      what: expect.stringContaining('places[1].rackUnits'),
    },
  ])
})

it('names the line of the entry in which a field is missing or one too many', () => {
  const { name: _, ...nameless } = room('P-1')
  const text = pretty({ places: [{ ...nameless, colour: 'red' }] })
  const line = lineOf(text, '"places"') + 1
  const faults = inFile(text)
  expect(faults.map(({ where }) => where)).toContain(`inventory.json:${line}:5`)
  expect(faults.map(({ what }) => what).join()).toMatch(/colour/)
  expect(faults.map(({ what }) => what).join()).toMatch(/places\[0\]\.name/)
})

it.each([
  ['a comma too many', '{\n  "format": 1,\n}', '3:1', /after a comma/],
  ['a comma too few', '{\n  "format": 1\n  "places": []\n}', '3:3', /comma/],
  ['a value cut off', '{\n  "format": ', '2:13', /the file ends/],
  ['a text that is not closed', '{\n  "format": "1\n}', '2:13', /not closed/],
  ['single quotes', "{'format': 1}", '1:2', /double quotes/],
  ['something after the end', '{} {}', '1:4', /end of the file/],
  ['a list with a comma at its end', '[1, 2,]', '1:7', /after a comma/],
  ['the same key twice', '{"format": 1,\n "format": 1}', '2:2', /stands twice/],
  [
    'the same key twice, deep inside',
    '{"places": [{"id": "P-1",\n "name": "a", "id": "P-2"}]}',
    '2:15',
    /stands twice/,
  ],
  ['an empty file', '', '1:1', /the file ends/],
  ['nesting without end', '['.repeat(100_000), '1:66', /deeper than/],
])('names line and column of %s', (_, text, where, what) => {
  expect(inFile(text)).toEqual([{ where: `inventory.json:${where}`, what: expect.stringMatching(what) }])
})

it('takes the texts that JSON.parse takes, and no others', () => {
  const near = fc.oneof(
    fc.json(),
    fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom(',', '"', '}', ']', ':', '\\', '\n', '1', '-'))
      .map(([json, at, mark]) => {
        const cut = at % (json.length + 1)
        return json.slice(0, cut) + mark + json.slice(cut)
      }),
    fc.tuple(fc.json(), fc.nat()).map(([json, at]) => json.slice(0, at % (json.length + 1))),
  )
  const faultOf = (read: () => unknown): string | null => {
    try {
      read()
      return null
    } catch (error) {
      return error instanceof Error ? error.message : 'no error'
    }
  }
  fc.assert(
    fc.property(near, (text) => {
      const fault = faultOf(() => locateJson(text))
      // The one thing in which it is stricter.
      if (fault?.endsWith('stands twice')) return true
      return (fault === null) === (faultOf(() => JSON.parse(text)) === null)
    }),
    { numRuns: 2000 },
  )
})

it('refuses an id that stands twice, at the second', () => {
  expect(inValue(register({ places: [room('P-1'), room('P-1')] }))).toEqual([
    { where: 'places[1].id', what: expect.stringContaining('“P-1” is already that of entry 1') },
  ])
})

const asset = { id: 'A-1', kind: 'server', state: 'in-use' } as const
const record = { id: 'S-1', kind: 'service', date: '2026-01-02', result: 'passed' } as const
const attestation = {
  id: 'T-1',
  question: 'q',
  statement: 's',
  date: '2026-01-02',
  document: 'd',
  by: 'R-1',
  validUntil: '2027-01-01',
}
const right = {
  id: 'E-1',
  product: { publisher: 'p', family: 'f' },
  purpose: 'other',
  metric: 'device',
  quantity: 1,
  kind: 'perpetual',
  end: null,
} as const
const roles = [{ id: 'R-1', name: 'Administrator' }]

it.each([
  ['places[0].within', { places: [room('P-1', 'P-9')] }],
  ['places[0].access[0]', { places: [{ ...room('P-1'), access: ['R-9'] }] }],
  ['roles[0].deputy', { roles: [{ id: 'R-1', name: 'x', deputy: 'R-9' }] }],
  ['assets[0].place', { assets: [{ ...asset, place: 'P-9' }] }],
  ['assets[0].custodian', { assets: [{ ...asset, custodian: 'R-9' }] }],
  ['entitlements[0].renews', { entitlements: [{ ...right, renews: 'E-9' }] }],
  ['serviceRecords[0].asset', { serviceRecords: [{ ...record, asset: 'A-9' }] }],
  ['serviceRecords[0].place', { serviceRecords: [{ ...record, place: 'P-9' }] }],
  ['attestations[0].by', { attestations: [attestation] }],
  ['attestations[0].confirmedBy', { roles, attestations: [{ ...attestation, confirmedBy: 'R-9' }] }],
  [
    'waivers[0].approvedBy',
    { waivers: [{ id: 'W-1', rule: 'r', reason: 'x', approvedBy: 'R-9', until: '2027-01-01' }] },
  ],
])('refuses %s where it names nothing', (where, over) => {
  expect(inValue({ ...register(), ...over })).toEqual([
    { where, what: expect.stringContaining('there is no “') },
  ])
})

it('refuses places that are within themselves, and takes those that are not', () => {
  const circle = register({ places: [room('P-1', 'P-2'), room('P-2', 'P-1'), room('P-3', 'P-2')] })
  expect(inValue(circle).map(({ where }) => where)).toEqual(['places[0].within', 'places[1].within'])
  expect(parseRegister(register({ places: [room('P-1', 'P-2'), room('P-2')] })).places).toHaveLength(2)
})

it('refuses a thing that sits higher than its rack is, and takes one where the height is not known', () => {
  const rack = { id: 'K-1', kind: 'rack', name: 'K', rackUnits: 42 } as const
  const at = (rackUnit: number, place: object = rack) =>
    register({
      places: [place as typeof rack],
      assets: [{ ...asset, place: 'K-1', rackUnit }],
    })
  expect(inValue(at(60))).toEqual([
    {
      where: 'assets[0].rackUnit',
      what: expect.stringContaining('is 60, and the rack “K-1” has 42 units'),
    },
  ])
  expect(parseRegister(at(42)).assets).toHaveLength(1)
  expect(parseRegister(at(60, { id: 'K-1', kind: 'rack', name: 'K' })).assets).toHaveLength(1)
})

it('refuses a file in another encoding at its first such letter, so that no letter is lost', () => {
  const [before, after] = pretty({}).split('"organisation"')
  const bytes = Buffer.concat([Buffer.from(`${before}"`), Buffer.from([0xe8]), Buffer.from(`"${after}`)])
  const line = (before ?? '').split('\n').length
  expect(faultsOf(() => parseRegisterFile('inventory.json', bytes))).toEqual([
    { where: expect.stringContaining(`inventory.json:${line}:`), what: expect.stringContaining('UTF-8') },
  ])
})
