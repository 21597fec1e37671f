import { describe, expect, it } from 'vitest'
import { ProductFile } from '#contract/product-file.js'
import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import { openCatalogue } from '#domain/licences/recognise/catalogue.js'
import { lineDetail } from '#service/licences/licence-answer.js'
import { type HeardSubject, openLicenceBook } from '#service/licences/licence-book.js'
import type { LicencesStanding } from '#service/licences/licences-standing.js'
import { emptyRegister } from '../world.js'

const files = new Map(
  ['Draw', 'Write'].map((family) => [
    family,
    ProductFile.parse({
      treat: 'licensed',
      publisher: 'Maker',
      family,
      metric: 'device',
      publishers: ['maker*'],
      products: [{ edition: null, from: ['software'], names: [`${family} {version}*`.toLowerCase()] }],
    }),
  ]),
)
const heard = (names: readonly string[], staleAt = '2026-12-01T00:00:00.000Z'): HeardSubject => ({
  staleAt,
  sets: [
    { topic: 'os', facts: [{ family: 'windows', name: 'Windows 11', version: '10' }] },
    { topic: 'software', facts: names.map((name) => ({ name, publisher: 'Maker', version: '1' })) },
  ],
})
const asset = (id: string, more: Partial<Asset> = {}): Asset => ({
  id,
  kind: 'computer',
  state: 'in-use',
  ...more,
})
const withParts = (parts: Partial<Register>): Register => ({ ...emptyRegister(), ...parts })

/** What is known, told to a book step by step or to a new one at once. */
const openKnown = () => {
  const subjects = new Map<string, HeardSubject>()
  const links = new Map<string, Asset>()
  let register = withParts({})
  const assetOf = (subject: string) => links.get(subject) ?? null
  const book = openLicenceBook(openCatalogue(files))
  return {
    say: (subject: string, facts: HeardSubject | null) => {
      if (facts) subjects.set(subject, facts)
      else subjects.delete(subject)
      book.setSubject(subject, facts, assetOf(subject))
    },
    link: (subject: string, to: Asset) => {
      links.set(subject, to)
      book.setRegister(register, assetOf)
    },
    register: (next: Register) => {
      register = next
      book.setRegister(next, assetOf)
    },
    kept: (now: string) => book.standing(now),
    anew: (now: string) => {
      const other = openLicenceBook(openCatalogue(files))
      for (const [subject, facts] of subjects) other.setSubject(subject, facts, assetOf(subject))
      other.setRegister(register, assetOf)
      return other.standing(now)
    },
  }
}
const shown = ({ lines, totals, coverage, unknown, reclaim }: LicencesStanding) =>
  JSON.stringify([
    lines.map(lineDetail),
    lines.map(({ status, range }) => [status, range]),
    totals,
    coverage,
    unknown,
    reclaim,
  ])

describe('kept positions', () => {
  it('are those that are found anew, whatever is another', () => {
    const known = openKnown()
    const correction = { id: 'c', software: 'Plan*', treat: 'licensed' } as const
    let now = '2026-11-22T07:00:00.000Z'
    const steps: (() => void)[] = [
      () => known.register(withParts({ assets: [asset('pc-1'), asset('pc-2')] })),
      () => known.say('host:a', heard(['Draw 2019', 'Draw 2021', 'Plan', 'Plan'])),
      () => known.say('host:b', heard(['Write 2019', 'Plan'])),
      () => known.say('host:c', heard(['Draw 2019', 'Unheard of'], '2026-10-24T00:00:00.000Z')),
      () => known.say('host:a', heard(['Draw 2021', 'Plan'])),
      () => known.link('host:b', asset('pc-1')),
      // Two subjects that are one device.
      () => known.link('host:c', asset('pc-1')),
      () => known.register(withParts({ assets: [asset('pc-1')], recognitions: [correction] })),
      () => known.say('host:b', null),
      () => known.say('host:b', heard(['Write 2021', 'Plan'])),
      () => {
        now = '2026-11-24T07:00:00.000Z'
      },
      () => known.link('host:a', asset('pc-2', { state: 'retired' })),
      () => known.register(withParts({ recognitions: [] })),
      () => known.say('host:a', null),
    ]
    const seen = new Set<string>()
    for (const [at, step] of steps.entries()) {
      step()
      const kept = shown(known.kept(now))
      expect(kept, `after step ${at}`).toBe(shown(known.anew(now)))
      seen.add(kept)
    }
    expect(seen.size).toBeGreaterThan(10)
  })
})
