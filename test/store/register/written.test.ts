import fc from 'fast-check'
import { expect, it } from 'vitest'
import { collections, type Register } from '#contract/register.js'
import { parseRegister } from '#store/register/parse.js'
import { registerVersion, type Written, writeRegister } from '#store/register/written.js'
import { register, room } from './value.js'

const plain = (value: Register) => `${JSON.stringify(value, null, 2)}\n`

const names = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !text.includes('\0')),
  fc.constantFrom('Сала', 'a\nb', '"quoted"', '\\', '\u2028', '', '😀').filter((text) => text !== ''),
)
const some = fc.uniqueArray(
  fc.record({ number: fc.integer({ min: 0, max: 30 }), name: names, isLocked: fc.boolean() }),
  { selector: ({ number }) => number, maxLength: 12 },
)

const places = (list: readonly { number: number; name: string; isLocked: boolean }[]) =>
  list.map(({ number, name, isLocked }) => ({ ...room(`P-${number}`), name, lock: isLocked }))

it('writes what JSON.stringify would, however little of it is new', () => {
  const steps = fc.array(fc.record({ places: some, roles: some }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(steps, (all) => {
      let written: Written | null = null
      let room: ArrayBufferLike | null = null
      let value = parseRegister(register())
      for (const step of all) {
        // What says the same stays the same object, wherever it stands now.
        const kept = new Map(value.places.map((entry) => [JSON.stringify(entry), entry]))
        value = parseRegister({
          ...value,
          places: places(step.places).map((entry) => kept.get(JSON.stringify(entry)) ?? entry),
          roles: step.roles.map(({ number, name }) => ({ id: `R-${number}`, name })),
        })
        const next: Written = writeRegister(value, written, room)
        room = written?.bytes.buffer ?? null
        written = next
        expect(next.bytes.toString('utf8')).toBe(plain(value))
        expect(writeRegister(value).bytes.equals(next.bytes)).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

it('has a version that any change of any part changes', () => {
  const value = parseRegister(register({ places: [room('P-1'), room('P-2')] }))
  const versions = [
    value,
    { ...value, places: [...value.places].reverse() },
    { ...value, places: value.places.slice(1) },
    { ...value, organisation: { ...value.organisation, currency: 'EUR' } },
    ...collections.map((name) => ({ ...value, [name]: [...value[name], { id: 'X' }] })),
  ].map((one) => registerVersion(one as Register))
  expect(new Set(versions).size).toBe(versions.length)
})
