import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Asset } from '#contract/register/asset.js'
import { emptyRegister } from '#domain/register/empty-register.js'
import { type Identity, normalNumber } from '#domain/register/link.js'
import { openLinks } from '#service/links.js'

const numbers = (values: readonly (string | null | undefined)[]) =>
  values.map(normalNumber).filter((value) => value !== null)

/** The rule in its plainest words, one asset after another. */
const plainly = (identity: Identity, assets: readonly Asset[]): Asset | null => {
  const byHand = assets.filter(({ subject }) => subject === identity.subject)
  if (byHand.length > 0) return byHand.length === 1 ? (byHand[0] ?? null) : null
  const free = assets.filter(({ subject }) => subject === undefined)
  const shares = (a: readonly (string | null | undefined)[], b: readonly (string | null | undefined)[]) =>
    numbers(a).some((one) => numbers(b).includes(one))
  const ways: ((asset: Asset) => boolean)[] = [
    ({ serial }) => shares([serial], identity.serials),
    ({ uuid }) => shares([uuid], [identity.uuid]),
    ({ macs }) => shares(macs ?? [], identity.macs),
  ]
  for (const way of ways) {
    const fitting = free.filter(way)
    if (fitting.length > 0) return fitting.length === 1 ? (fitting[0] ?? null) : null
  }
  return null
}

const number = fc.constantFrom('AAAA', 'aa-aa', 'BBBB', 'CCCC', 'none', '0000')
const someNumbers = fc.array(number, { maxLength: 2 })
const subject = fc.constantFrom('host:1', 'host:2', 'host:3')
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 })

const asset = fc
  .record({
    id: fc.constantFrom('A-1', 'A-2', 'A-3', 'A-4'),
    serial: optional(number),
    uuid: optional(number),
    macs: optional(someNumbers),
    subject: fc.option(subject, { nil: undefined, freq: 4 }),
    note: fc.constantFrom('one', 'two'),
  })
  .map((fields): Asset => {
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
    return { kind: 'server', state: 'in-use', ...given } as Asset
  })
const assets = fc.uniqueArray(asset, { selector: ({ id }) => id, maxLength: 4 })
const identity = fc.record({
  subject,
  serials: someNumbers,
  uuid: fc.option(number),
  macs: someNumbers,
})

const registerOf = (list: readonly Asset[]) => ({
  ...emptyRegister({
    id: 'varos',
    name: 'Varoš',
    country: 'RS',
    timeZone: 'Europe/Belgrade',
    currency: 'RSD',
    language: 'en',
  }),
  assets: [...list],
})

it('links subjects and assets by hand, serial, UUID and address, however they came and changed', () => {
  const step = fc.oneof(
    fc.record({ assets }),
    fc.record({ identity }),
    // One that is edited while the others stay the very objects that they were.
    fc.record({ edited: asset }),
  )
  fc.assert(
    fc.property(assets, fc.array(step, { maxLength: 12 }), (initial, steps) => {
      let list: readonly Asset[] = initial
      const links = openLinks(registerOf(list))
      const identities = new Map<string, Identity>()
      for (const one of steps) {
        const before = new Map([...identities.keys()].map((id) => [id, links.assetOf(id)]))
        if ('identity' in one) {
          identities.set(one.identity.subject, one.identity)
          const was = links.assetOf(one.identity.subject)?.id
          const told = links.identify(one.identity)
          const is = links.assetOf(one.identity.subject)?.id
          expect(told).toEqual(was === is ? [] : [was, is].filter((id) => id !== undefined))
        } else {
          list = 'assets' in one ? one.assets : [...list.filter(({ id }) => id !== one.edited.id), one.edited]
          const relinked = links.relink(registerOf(list))
          const others = [...before].filter(([id, was]) => was !== links.assetOf(id))
          expect([...relinked.subjects].sort()).toEqual(others.map(([id]) => id).sort())
          const moved = others.flatMap(([id, was]) => [was?.id, links.assetOf(id)?.id]).filter(Boolean)
          for (const id of relinked.assets) expect(moved).toContain(id)
        }
        const linked = new Map([...identities.values()].map((of) => [of.subject, plainly(of, list)]))
        for (const [id, expected] of linked) expect(links.assetOf(id)).toBe(expected)
        expect([...links.observed].sort()).toEqual(
          [...new Set([...linked.values()].flatMap((of) => (of ? [of.id] : [])))].sort(),
        )
        for (const { id } of list)
          expect([...links.subjectsOf(id)].sort()).toEqual(
            [...linked]
              .filter(([, of]) => of?.id === id)
              .map(([of]) => of)
              .sort(),
          )
      }
    }),
    { numRuns: 500 },
  )
})
