import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hasSecondPerson,
  type Office,
  type Signable,
  type Signer,
  signAs,
  signingOffices,
  standIns,
} from '#domain/people/second-person.js'
import { roles as roleNames } from '#domain/ports/people.js'

const ids = ['head', 'deputy', 'assembly', 'it', 'finance', 'archive']
const office = fc.constantFrom(...ids)
const some = fc.uniqueArray(office, { maxLength: 4 })
const users = fc.uniqueArray(fc.constantFrom('ana', 'ivan', 'petar', 'vera'), { maxLength: 3 })

const offices: fc.Arbitrary<Office[]> = fc
  .array(fc.option(office, { nil: undefined }), { minLength: ids.length, maxLength: ids.length })
  .map((deputies) => ids.map((id, index) => ({ id, deputy: deputies[index] })))

const item: fc.Arbitrary<Signable> = fc.record({
  authors: users,
  owners: some,
  approvers: fc.option(some, { nil: null }),
  assembly: fc.option(office, { nil: null }),
})

const signer: fc.Arbitrary<Signer> = fc.record({
  id: fc.constantFrom('ana', 'ivan', 'petar', 'vera'),
  role: fc.constantFrom(...roleNames),
  offices: some,
})

describe('the second person', () => {
  it('is an approver, had no hand in it, and holds no office whose affair it is', () => {
    fc.assert(
      fc.property(item, signer, offices, (what, who, all) => {
        const answer = signAs(what, who, all)
        const stands =
          who.role !== 'approver' ||
          what.authors.includes(who.id) ||
          who.offices.some((held) => what.owners.includes(held))
        if (stands) expect(answer).toHaveProperty('refused')
        if ('offices' in answer) {
          expect(answer.offices.length).toBeGreaterThan(0)
          for (const held of answer.offices) {
            expect(who.offices).toContain(held)
            expect(what.owners).not.toContain(held)
            expect(signingOffices(what, all)).toContain(held)
          }
        }
      }),
    )
  })

  it('never signs as an owner, and always as who was named or who stands in for one that was', () => {
    fc.assert(
      fc.property(item, offices, (what, all) => {
        for (const may of signingOffices(what, all)) {
          expect(what.owners).not.toContain(may)
          if (what.approvers !== null)
            expect(what.approvers.includes(may) || standIns(what, all).includes(may)).toBe(true)
        }
      }),
    )
  })

  it('is the deputy where the approver is an owner, else the assembly, else nobody', () => {
    fc.assert(
      fc.property(item, offices, (what, all) => {
        const conflicted = (what.approvers ?? what.owners).filter((id) => what.owners.includes(id))
        const found = standIns(what, all)
        const deputyOf = new Map(all.map(({ id, deputy }) => [id, deputy]))
        for (const owner of conflicted) {
          const deputy = deputyOf.get(owner)
          if (deputy !== undefined && !what.owners.includes(deputy)) expect(found).toContain(deputy)
        }
        if (conflicted.length === 0) expect(found).toEqual([])
        const noDeputies = all.map(({ id }) => ({ id }))
        const { assembly } = what
        const isFree = assembly !== null && !what.owners.includes(assembly)
        expect(standIns(what, noDeputies)).toEqual(conflicted.length > 0 && isFree ? [assembly] : [])
      }),
    )
  })

  it('is there exactly where somebody may sign', () => {
    fc.assert(
      fc.property(item, fc.array(signer, { maxLength: 5 }), offices, (what, signers, all) => {
        const may = signers.filter((who) => 'offices' in signAs(what, who, all))
        expect(hasSecondPerson(what, signers, all)).toBe(may.length > 0)
      }),
    )
  })

  it('is found by steps that end, though deputies stand in for one another', () => {
    const circle = [
      { id: 'head', deputy: 'deputy' },
      { id: 'deputy', deputy: 'head' },
    ]
    const what = { authors: [], owners: ['head', 'deputy'], approvers: ['head'], assembly: null }
    expect(standIns(what, circle)).toEqual([])
    expect(standIns({ ...what, assembly: 'assembly' }, circle)).toEqual(['assembly'])
  })
})
