import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256 } from '#lib/canonical.js'
import { refusalCheck } from './refusal.js'
import { backup, disk, hardware, openWorld, reportOf, type World } from './world.js'

const reports = '/api/v1/reports'
const entry = 'hardware/linux'

let world: World
let key: string
let subject: string
let before: Record<string, number>
beforeEach(async () => {
  world = await openWorld()
  const enrolled = await world.enrolAgent('srv-01')
  key = enrolled.key
  subject = enrolled.subject
  expect((await world.post(reports, key, text(reportOf(1, { [entry]: [hardware] })))).status).toBe(200)
  before = world.rows()
})
afterEach(() => world.close())

const text = (report: object): string => JSON.stringify(report)

/** A report that would be taken, as text: each of the cases breaks it in one place. */
const good = (): string =>
  text(
    reportOf(
      2,
      { [entry]: [hardware], 'backup/restic:nightly': [backup], 'disk/linux': [disk('/')] },
      { readings: { 'disk/linux': { 'freePercent /': 61 } } },
    ),
  )

const replaced = (found: string | RegExp, by: string): string => {
  const broken = good().replace(found, () => by)
  if (broken === good()) throw new Error(`a good report holds no ${String(found)}`)
  return broken
}

const hardwareWith = (field: object): string => text(reportOf(2, { [entry]: [{ ...hardware, ...field }] }))

const deep = (opening: string, closing: string): string =>
  `${opening.repeat(100_000)}1${closing.repeat(100_000)}`

/** Each breaks a good report in one place: what is sent, and what the answer must name. */
const cases: Record<string, [() => string | Uint8Array, ...string[]]> = {
  'truncated JSON': [() => good().slice(0, 300), 'no JSON', 'position 300'],
  'nothing at all': [() => '', 'no JSON', 'end'],
  'JSON that is no object': [() => '[]', 'report', 'expected object'],
  'an unknown topic': [
    () => text(reportOf(2, { 'printers/cups': [{}] })),
    'observations.0: printers/cups',
    'no topic',
    'hardware',
  ],
  'an entry that is none': [
    () => text(reportOf(2, { printers: [{}] })),
    'observations.0.hashes.printers',
    'such as backup/restic:nightly',
  ],
  'a text where bytes belong': [
    () => hardwareWith({ memoryBytes: '16 GB' }),
    `facts.${entry}.0.memoryBytes`,
    'received string',
  ],
  'half a byte': [() => hardwareWith({ memoryBytes: 1.5 }), `facts.${entry}.0.memoryBytes`, 'int'],
  'less than no bytes': [() => hardwareWith({ memoryBytes: -1 }), `facts.${entry}.0.memoryBytes`, '>=0'],
  'a number beyond all numbers': [
    () => replaced('"memoryBytes":17179869184', '"memoryBytes":1e400'),
    `facts.${entry}.0.memoryBytes`,
    'Infinity',
  ],
  'a reading beyond all numbers': [
    () => replaced('":61', '":1e400'),
    'readings.disk/linux.freePercent /',
    'Infinity',
  ],
  'more bytes than can be counted': [
    () => replaced('17179869184', '9007199254740993'),
    'memoryBytes',
    'Too big',
  ],
  'a reading that is none of its topic': [
    () => replaced('freePercent /', 'temperature'),
    'readings.disk/linux.temperature',
    'freePercent',
  ],
  'a field that the topic has not': [
    () => hardwareWith({ productKey: 'XXXXX' }),
    `facts.${entry}.0`,
    'productKey',
  ],
  'another hash than that of its facts': [() => replaced('"Maker"', '"Other"'), `facts.${entry}`, 'hash'],
  'facts without a hash': [() => replaced(/"hashes":\{[^}]*\}/, '"hashes":{}'), `facts.${entry}`, 'no hash'],
  'the same disk twice': [
    () => text(reportOf(2, { 'disk/linux': [disk('/'), disk('/')] })),
    'facts.disk/linux.1',
    'twice',
  ],
  'ten thousand disks': [
    () =>
      text(
        reportOf(2, { 'disk/linux': Array.from({ length: 10_000 }, (_, index) => disk(`/mnt/${index}`)) }),
      ),
    'facts.disk/linux',
    '10000',
    '256',
  ],
  'more software than anybody has': [
    () =>
      text(
        reportOf(2, {
          'software/dpkg': Array.from({ length: 20_001 }, (_, index) => ({
            name: `package-${index}`,
            version: '1',
          })),
        }),
      ),
    'facts.software/dpkg',
    '20000',
  ],
  'a NUL in a fact': [() => hardwareWith({ model: 'a\0b' }), `facts.${entry}.0.model`, 'NUL'],
  'a NUL in the name of an entry': [
    () => text(reportOf(2, { 'backup/restic:a\0b': [backup] })),
    'backup/restic:a',
    'not an entry',
  ],
  'a NUL in the name of a reading': [
    () => replaced('freePercent /', 'freePercent \\u0000'),
    'readings.disk/linux',
    'NUL',
  ],
  'half a surrogate pair in a fact': [
    () => replaced('"Maker"', '"Maker \\ud800"'),
    'observations.0.facts.hardware/linux.0.manufacturer',
    'surrogate',
  ],
  'half a surrogate pair in a name': [
    () => replaced('"restic"', '"restic","x\\uDC00":1'),
    'surrogate',
    'backup/restic:nightly.0',
  ],
  'bytes that are no UTF-8': [
    () =>
      Buffer.concat([
        Buffer.from(good().slice(0, 200)),
        Buffer.from([0xff, 0xfe]),
        Buffer.from(good().slice(200)),
      ]),
    'UTF-8',
    'byte 200',
  ],
  'a key twice, the last one wrong': [
    () => replaced('"sequence":2', '"sequence":2,"sequence":"x"'),
    '"sequence"',
    'received string',
  ],
  'a host that is not its own': [
    () =>
      text(
        reportOf(
          2,
          { [entry]: [hardware] },
          { subject: { kind: 'host', id: subject.slice('host:'.length), name: 'stolen' } },
        ),
      ),
    'observations.0.subject',
    'its own agent',
  ],
  '__proto__ beside its fields': [
    () => replaced('{"format"', '{"__proto__":{"format":1},"format"'),
    'report',
    '__proto__',
  ],
  '__proto__ in an observation': [
    () => replaced('"subject"', '"__proto__":{"a":1},"subject"'),
    'observations.0',
    '__proto__',
  ],
  '__proto__ among the hashes': [
    () => replaced('"hashes":{', `"hashes":{"__proto__":"${sha256('')}",`),
    'observations.0: __proto__',
    'no topic',
  ],
  '__proto__ among the sets': [
    () => replaced('"facts":{', '"facts":{"__proto__":[],'),
    'observations.0: __proto__',
    'no topic',
  ],
  '__proto__ in a fact': [
    () => replaced('"manufacturer"', '"__proto__":{"serial":"x"},"manufacturer"'),
    `facts.${entry}.0`,
    '__proto__',
  ],
  '__proto__ deep in a fact': [
    () =>
      replaced(/"drives":\[\](?=,"job|\}\]|,"manufacturer|,"m)/, '"drives":[{"__proto__":{"name":"sda"}}]'),
    'drives.0',
    '__proto__',
  ],
  '__proto__ among the entries of readings': [
    () => replaced('"readings":{', '"readings":{"__proto__":{"a":1},'),
    'observations.0: __proto__',
    'no topic',
  ],
  '__proto__ as a reading': [
    () => replaced('"freePercent /"', '"__proto__":1,"freePercent /"'),
    'readings.disk/linux.__proto__',
    'no reading',
  ],
  'a hundred thousand brackets': [() => deep('[', ']'), 'report', 'expected object'],
  'a hundred thousand brackets that never end': [() => '['.repeat(100_000), 'no JSON'],
  'a hundred thousand brackets in a fact': [
    () => replaced('"Maker"', deep('[', ']')),
    `facts.${entry}.0.manufacturer`,
    'received array',
  ],
  'a hundred thousand braces in a fact': [
    () => replaced('"Maker"', deep('{"a":', '}')),
    `facts.${entry}.0.manufacturer`,
    'received object',
  ],
  'a hundred thousand brackets and half a surrogate pair': [
    () => replaced('"Maker"', deep('["\\ud800",', ']')),
    'surrogate',
  ],
}

describe('a report is refused, with the place, and leaves nothing behind, where it holds', () => {
  for (const [name, [make, ...says]] of Object.entries(cases))
    it(name, async () => {
      await refusalCheck(world, before)(await world.post(reports, key, make()), 400, says)
    })
})

it('the report that all of these break is a good one', async () => {
  expect((await world.post(reports, key, good())).status).toBe(200)
  expect(world.rows()).not.toEqual(before)
})
