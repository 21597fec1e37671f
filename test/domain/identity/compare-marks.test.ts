import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareMarks } from '#domain/identity/compare-marks.js'
import { type Marks, marksOf, marksOfMachine, uuidOf } from '#domain/identity/marks.js'
import { markKinds } from '#domain/identity/weights.js'
import { situations } from './situations.js'

const value = fc.constantFrom('AA-1', 'bb-2', 'cc-3', 'Default string', '0000', 'None')
const uuid = fc.constantFrom(
  '4c4c4544-0051-3010-8052-b4c04f4e3132',
  '44454C4C-5100-1030-8052-B4C04F4E3132',
  '03000200-0400-0500-0006-000700080009',
  '0c6f7f10-5e55-4f6b-9d1a-aaaaaaaaaaaa',
)
const mac = fc.constantFrom(
  'd8:9e:f3:11:22:33',
  '00-1B-21-77-88-99',
  '02:00:00:00:00:01',
  '00:50:56:c0:00:08',
)
const some = (of: fc.Arbitrary<string>) => fc.array(of, { maxLength: 3 })
const marks: fc.Arbitrary<Marks> = fc
  .record({
    machine: fc.option(fc.constantFrom('physical' as const, 'virtual' as const, 'container' as const)),
    given: fc.record(
      Object.fromEntries(
        markKinds.map((kind) => [kind, some(kind === 'uuid' ? uuid : kind === 'mac' ? mac : value)]),
      ),
      { requiredKeys: [] },
    ),
  })
  .map(({ machine, given }) => marksOf(machine, given))

describe('two lots of marks', () => {
  it('are compared alike from either side, and each time alike', () => {
    fc.assert(
      fc.property(marks, marks, fc.boolean(), (a, b, isAtOnce) => {
        const there = compareMarks(a, b, { isAtOnce })
        expect(compareMarks(b, a, { isAtOnce })).toEqual(there)
        expect(compareMarks(structuredClone(a), structuredClone(b), { isAtOnce })).toEqual(there)
      }),
    )
  })

  it('are of one machine only where they have something in common', () => {
    fc.assert(
      fc.property(marks, marks, (a, b) => {
        const { likeness, reasons } = compareMarks(a, b)
        if (!reasons.some(({ agrees }) => agrees)) expect(likeness).toBe('different')
      }),
    )
  })

  it('are no less alike where one more of them agrees', () => {
    fc.assert(
      fc.property(marks, marks, fc.constantFrom(...markKinds), (a, b, kind) => {
        const shared = { [kind]: ['shared'] }
        const more = (one: Marks): Marks => ({ ...one, values: { ...one.values, ...shared } })
        expect(compareMarks(more(a), more(b)).score).toBeGreaterThanOrEqual(compareMarks(a, b).score)
      }),
    )
  })

  it('never hold what makers leave in many machines, in whatever order it is given', () => {
    fc.assert(
      fc.property(some(value), some(uuid), some(mac), (serials, uuids, macs) => {
        const given = { serial: serials, uuid: uuids, mac: macs }
        const { values } = marksOf('physical', given)
        expect([values.serial ?? []].flat().every((one) => /^(aa-1|bb-2|cc-3)$/.test(one))).toBe(true)
        expect(values.uuid ?? []).not.toContain('03000200-0400-0500-0006-000700080009')
        expect((values.mac ?? []).every((one) => /^(d8|00:1b)/.test(one))).toBe(true)
        const turned = { serial: serials.toReversed(), uuid: uuids.toReversed(), mac: macs.toReversed() }
        expect(marksOf('physical', turned)).toEqual(marksOf('physical', given))
      }),
    )
  })
})

describe('a UUID', () => {
  it('is the same in either order of its bytes', () => {
    expect(uuidOf('4C4C4544-0051-3010-8052-B4C04F4E3132')).toBe(
      uuidOf('44454c4c-5100-1030-8052-b4c04f4e3132'),
    )
    expect(uuidOf('00020003-0004-0005-0006-000700080009')).toBeNull()
    expect(uuidOf('ffffffff-ffff-ffff-ffff-ffffffffffff')).toBeNull()
    expect(uuidOf('2')).toBeNull()
  })
})

describe('addresses', () => {
  const macs = (machine: 'physical' | 'virtual', ...given: string[]) =>
    marksOf(machine, { mac: given }).values.mac
  it('of guests count for guests only', () => {
    expect(macs('virtual', '52:54:00:6b:3c:58')).toEqual(['52:54:00:6b:3c:58'])
    expect(macs('physical', '52:54:00:6b:3c:58', '00:15:5d:01:02:03')).toBeUndefined()
  })
  it('that mean many, are made up or stand for none do not count', () => {
    expect(macs('physical', '01:00:5e:00:00:fb', '02:42:ac:11:00:02', '00:00:00:00:00:00')).toBeUndefined()
  })
})

describe('the situations of docs/identity.md', () => {
  it('are 25', () => expect(situations).toHaveLength(25))

  it.each(situations)('$name', ({ before, after, isAtOnce, expect: { likeness, score } }) => {
    const compared = compareMarks(marksOfMachine(before), marksOfMachine(after), { isAtOnce })
    expect(compared).toMatchObject({ likeness, score })
  })
})
