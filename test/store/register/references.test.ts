import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkRegister } from '#store/register/check.js'
import { register, room } from './value.js'

const ids = ['1', '2', '3', '4']
const id = fc.constantFrom(...ids)
const maybe = fc.option(id, { nil: undefined })

/** Registers small enough that many of their references lead nowhere. */
const registers = fc.record({
  places: fc.array(fc.record({ id, within: maybe }), { maxLength: 4 }),
  roles: fc.array(fc.record({ id, deputy: maybe }), { maxLength: 3 }),
  assets: fc.array(fc.record({ id, place: maybe, custodian: maybe }), { maxLength: 4 }),
  records: fc.array(fc.record({ id, asset: maybe }), { maxLength: 4 }),
})
type Small = typeof registers extends fc.Arbitrary<infer T> ? T : never

const known = new Map<string, object>()
const same = <T extends object>(kind: string, entry: T): T => {
  const key = `${kind} ${JSON.stringify(entry)}`
  const found = known.get(key) ?? entry
  known.set(key, found)
  return found as T
}

const made = ({ places, roles, assets, records }: Small) =>
  register({
    places: places.map((one) => same('place', room(one.id, one.within))),
    roles: roles.map((one) => same('role', { ...one, name: 'x' })),
    assets: assets.map((one) => same('asset', { ...one, kind: 'server' as const, state: 'in-use' as const })),
    serviceRecords: records.map((one) =>
      same('record', { ...one, kind: 'service' as const, date: '2026-01-02', result: 'passed' as const }),
    ),
  })

it('finds in a register made out of a good one what it finds in one that it has never seen', () => {
  fc.assert(
    fc.property(fc.array(registers, { maxLength: 8 }), (all) => {
      let good = checkRegister(register())
      if ('wrong' in good) throw new Error('an empty register is wrong')
      for (const small of all) {
        const parts = made(small)
        const out = good.register
        // Entries of the good register stay the objects that they are there.
        const next = Object.fromEntries(
          Object.entries(parts).map(([name, value]) => {
            if (!Array.isArray(value)) return [name, value]
            const before = out[name as 'places'] as readonly object[]
            const kept = value.map(
              (entry) => before.find((of) => JSON.stringify(of) === JSON.stringify(entry)) ?? entry,
            )
            const isSame = kept.length === before.length && kept.every((of, at) => of === before[at])
            return [name, isSame ? before : kept]
          }),
        )
        const quick = checkRegister(next, out)
        const whole = checkRegister(JSON.parse(JSON.stringify(next)))
        expect('wrong' in quick ? quick.wrong : []).toEqual('wrong' in whole ? whole.wrong : [])
        if ('register' in quick) good = quick
      }
    }),
    { numRuns: 500 },
  )
})
