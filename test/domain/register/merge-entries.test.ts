import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences } from '#domain/register/differences.js'
import { mergeEntries } from '#domain/register/merge-entries.js'

describe('what two people made of an entry', () => {
  const base = { id: 'PC-1', state: 'in-use', place: 'a', serial: 'X', macs: ['1'] }

  it('is brought together where they changed different things', () => {
    const mine = { ...base, place: 'b' }
    const { serial: _, ...theirs } = { ...base, state: 'in-repair', note: 'fan' }
    expect(mergeEntries(base, mine, theirs)).toEqual({
      body: { id: 'PC-1', state: 'in-repair', place: 'b', macs: ['1'], note: 'fan' },
      clashes: [],
    })
  })

  it('clashes where both changed the same, and not where they said the same', () => {
    const mine = { ...base, place: 'b', state: 'retired', macs: ['2'] }
    const theirs = { ...base, place: 'c', state: 'retired', macs: ['3'] }
    const merged = mergeEntries(base, mine, theirs)
    expect(merged.clashes).toEqual([
      { field: 'place', base: 'a', mine: 'b', theirs: 'c' },
      { field: 'macs', base: ['1'], mine: ['2'], theirs: ['3'] },
    ])
    expect(merged.body).toEqual(mine)
  })

  it('loses nothing: each field is one of the three, and what only one changed stands', () => {
    const fields = fc.record(
      Object.fromEntries(
        ['a', 'b', 'c'].map((name) => [name, fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined })]),
      ),
    )
    fc.assert(
      fc.property(fields, fields, fields, (was, mine, theirs) => {
        const { body, clashes } = mergeEntries(was, mine, theirs)
        for (const name of ['a', 'b', 'c']) {
          const [w, m, t] = [was[name], mine[name], theirs[name]]
          if (m === t || t === w) expect(body[name]).toBe(m)
          else if (m === w) expect(body[name]).toBe(t)
          else expect(clashes).toContainEqual({ field: name, base: w, mine: m, theirs: t })
        }
      }),
    )
  })
})

describe('differences', () => {
  it('name each field by its path, with rows of a plan by their number', () => {
    const plan = {
      id: 'p',
      title: 'План',
      measures: [
        { id: '1.1', title: 'А' },
        { id: '1.2', title: 'Б' },
      ],
    }
    const next = {
      ...plan,
      title: 'Нови план',
      measures: [
        { id: '1.1', title: 'А' },
        { id: '1.2', title: 'В' },
      ],
    }
    expect(differences('plans', plan, next)).toEqual([
      { path: 'title', before: 'План', after: 'Нови план' },
      { path: 'measures.1.2.title', before: 'Б', after: 'В' },
    ])
  })

  it('go into a product, not into money, and tell what was added or went', () => {
    const before = {
      id: 'E',
      product: { publisher: 'M', family: 'W' },
      price: { amount: 1, currency: 'RSD' },
    }
    const after = { id: 'E', product: { publisher: 'M', family: 'V' }, note: 'x' }
    expect(differences('entitlements', before, after)).toEqual([
      { path: 'product.family', before: 'W', after: 'V' },
      { path: 'price', before: { amount: 1, currency: 'RSD' }, after: undefined },
      { path: 'note', before: undefined, after: 'x' },
    ])
    expect(differences('assets', null, { id: 'A' })).toEqual([{ path: 'id', before: undefined, after: 'A' }])
  })
})
