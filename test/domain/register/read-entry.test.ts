import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { schemaOf } from '#contract/entry-fields.js'
import type { Register } from '#contract/register.js'
import { emptyRegister } from '#domain/register/empty-register.js'
import { formValues, typedOf } from '#domain/register/entry-to-form.js'
import { readEntry } from '#domain/register/read-entry.js'

const register: Register = {
  ...emptyRegister({
    id: 'varos',
    name: 'Варош',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'sr-Cyrl',
  }),
  places: [
    { id: 'hall', kind: 'building', name: 'Зграда' },
    { id: 'rack', kind: 'rack', name: 'Рек', rackUnits: 42 },
    { id: 'room', kind: 'room', name: { 'sr-Cyrl': 'Соба', en: 'Room' }, within: 'hall' },
  ],
  roles: [{ id: 'it', name: 'Администратор' }],
  persons: [{ id: 'p-1', name: 'Ђорђе Ђурић' }],
}

const form = (fields: Record<string, string | string[]>) =>
  typedOf(new Map(Object.entries(fields).map(([path, value]) => [path, [value].flat()])))

const read = (
  fields: Record<string, string | string[]>,
  before: object | null = null,
  language = 'sr-Cyrl',
) => readEntry('assets', form(fields), { register, language }, before as never)

const asset = { id: 'PC-1', kind: 'computer', state: 'in-use' }

describe('a form becomes an entry', () => {
  it('with numbers and days as people of the language write them', () => {
    const { body, faults } = read({
      ...asset,
      purchasedOn: '22.11.2026.',
      nominalWatts: '1.800',
      'price.amount': '70.000,50',
      'price.currency': 'rsd',
      'price.vatIncluded': 'no',
      'price.vatRate': '20',
    })
    expect(faults).toEqual([])
    expect(body).toEqual({
      ...asset,
      purchasedOn: '2026-11-22',
      nominalWatts: 1800,
      price: { amount: 70000.5, currency: 'RSD', vatIncluded: false, vatRate: 0.2 },
    })
  })

  it('that finds what is named by its name, in either script', () => {
    expect(read({ ...asset, place: 'soba', custodian: 'Djordje Djuric' }).body).toMatchObject({
      place: 'room',
      custodian: 'p-1',
    })
  })

  it.each([
    [{ kind: '' }, 'kind', 'required'],
    [{ kind: 'ship' }, 'kind', 'not-a-choice'],
    [{ warrantyUntil: '31.02.2026' }, 'warrantyUntil', 'not-a-day'],
    [{ warrantyUntil: 'soon' }, 'warrantyUntil', 'not-a-day'],
    [{ rackUnit: '1,5' }, 'rackUnit', 'not-whole'],
    [{ rackUnit: '0' }, 'rackUnit', 'too-small'],
    [{ rackUnit: '101' }, 'rackUnit', 'too-large'],
    [{ rackUnit: '60', place: 'rack' }, 'rackUnit', 'too-large'],
    [{ macs: Array.from({ length: 65 }, (_, at) => `aa:${at}`) }, 'macs', 'too-large'],
    [{ nominalWatts: 'много' }, 'nominalWatts', 'not-a-number'],
    [{ place: 'nowhere' }, 'place', 'not-there'],
    [{ serial: 'x'.repeat(257) }, 'serial', 'too-long'],
    [{ protect: 'maybe' }, 'protect', 'not-yes-or-no'],
    [{ 'price.vatRate': '20' }, 'price.amount', 'required'],
    [{ 'price.amount': '5', 'price.currency': 'dinar' }, 'price.currency', 'not-in-form'],
    // In Serbian 70,000 is seventy; whoever writes it means seventy thousand.
    [{ 'price.amount': '70,000', 'price.currency': 'RSD' }, 'price.amount', 'too-fine'],
    [{ 'price.amount': '99999999999999999', 'price.currency': 'RSD' }, 'price.amount', 'too-large'],
    [{ id: 'a b' }, 'id', 'not-in-form'],
  ])('%j is told beside its field', (given, path, code) => {
    expect(read({ ...asset, ...given }).faults).toMatchObject([{ path, code }])
  })

  it('that keeps what the form does not show: other languages, fields of other ways', () => {
    const before = { id: 'AT-1', statement: { 'sr-Cyrl': 'Старо', en: 'Old' }, confirmedBy: 'it' }
    const { body } = readEntry(
      'attestations',
      form({
        statement: 'Ново',
        question: 'SEC-1',
        date: '2026-01-01',
        document: '1',
        by: 'it',
        validUntil: '2027-01-01',
      }),
      { register, language: 'sr-Cyrl' },
      before,
    )
    expect(body).toMatchObject({ confirmedBy: 'it', statement: { 'sr-Cyrl': 'Ново', en: 'Old' } })
  })

  it('says null where a term has no end, and leaves out what was not asked', () => {
    const { body, faults } = readEntry(
      'contracts',
      form({ id: 'U-1', name: 'Уговор', kind: 'internet', supplier: 'А', end: '', reviewedOn: '' }),
      { register, language: 'sr-Cyrl' },
      null,
    )
    expect(faults).toEqual([])
    expect(body).toEqual({ id: 'U-1', name: 'Уговор', kind: 'internet', supplier: 'А', end: null })
  })

  it('refuses a place within itself', () => {
    const { faults } = readEntry(
      'places',
      form({ kind: 'building', name: 'Зграда', within: 'room' }),
      { register, language: 'sr-Cyrl' },
      { id: 'hall', kind: 'building', name: 'Зграда' },
    )
    expect(faults).toEqual([{ path: 'within', code: 'within-itself' }])
  })
})

const line = fc.stringMatching(/^[\p{L}\p{N}]([\p{L}\p{N} .,/-]{0,20}[\p{L}\p{N}])?$/u)
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const entry = fc
  .record({
    id: fc.constant('PC-1'),
    kind: fc.constantFrom('server', 'computer', 'ups'),
    state: fc.constantFrom('in-use', 'in-store'),
    name: optional(fc.oneof(line, fc.record({ 'sr-Cyrl': line, en: line }), fc.record({ en: line }))),
    serial: optional(line),
    macs: optional(fc.array(line, { minLength: 1, maxLength: 5 })),
    place: optional(fc.constantFrom('hall', 'room')),
    rackUnit: optional(fc.integer({ min: 1, max: 100 })),
    protect: optional(fc.boolean()),
    purchasedOn: optional(day),
    nominalWatts: optional(
      fc.double({ min: 0, max: 1e9, noNaN: true }).map((number) => Math.round(number * 1000) / 1000),
    ),
    price: optional(
      fc
        .record({
          amount: fc.integer({ min: 0, max: 1e11 }).map((cents) => cents / 100),
          currency: fc.constantFrom('RSD', 'EUR'),
          vatIncluded: optional(fc.boolean()),
          vatRate: optional(fc.integer({ min: 0, max: 10_000 }).map((rate) => rate / 10_000)),
        })
        .map((money) => JSON.parse(JSON.stringify(money))),
    ),
  })
  .map((made) => JSON.parse(JSON.stringify(made)) as object)

describe('a form that nobody touches', () => {
  it.each(['en', 'sr-Cyrl', 'sr-Latn'])('gives back the entry that it was made of, in %s', (language) => {
    fc.assert(
      fc.property(entry, (before) => {
        expect(schemaOf('assets').safeParse(before).success).toBe(true)
        const values = formValues('assets', before, { language, own: 'sr-Cyrl' })
        expect(readEntry('assets', typedOf(values), { register, language }, before as never)).toEqual({
          body: before,
          faults: [],
        })
      }),
      { numRuns: 300 },
    )
  })
})
