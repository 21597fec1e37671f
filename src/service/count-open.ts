import { CountScope, type NewCount } from '#contract/count.js'
import type { Register } from '#contract/register.js'
import { type Actor, type Count, newCountId } from '#domain/counting/count.js'
import { expectedOf } from '#domain/counting/expected.js'
import { canonicalJson } from '#lib/canonical.js'
import { Problem, type SaidFault } from '#lib/problem.js'
import { type Said, said } from '#lib/said.js'
import type { CalendarDay } from '#lib/zone.js'
import type { CountContext } from './count-context.js'

const unknownIds = (
  where: string,
  none: (id: string) => Said,
  ids: readonly string[],
  known: Iterable<string>,
): SaidFault[] => {
  const all = new Set(known)
  return ids.flatMap((id, index) => (all.has(id) ? [] : [{ where: `${where}.${index}`, what: none(id) }]))
}

const faultsOf = ({ commission, scope }: NewCount, register: Register): SaidFault[] => {
  const persons = register.persons.map(({ id }) => id)
  return [
    ...unknownIds(
      'scope.places',
      (id) => said`there is no place “${id}”`,
      scope.places,
      register.places.map(({ id }) => id),
    ),
    ...unknownIds(
      'scope.custodians',
      (id) => said`there is neither a role nor a person “${id}”`,
      scope.custodians,
      [...persons, ...register.roles.map(({ id }) => id)],
    ),
    ...commission.flatMap(({ person }, index) =>
      person === undefined || persons.includes(person)
        ? []
        : [{ where: `commission.${index}.person`, what: said`there is no person “${person}”` }],
    ),
  ]
}

/** Whether `count` is open and finds out the very same: who sends a form twice means one. */
const isSame = (count: Count, date: CalendarDay, scope: CountScope): boolean =>
  count.state === 'open' && count.date === date && canonicalJson(count.scope) === canonicalJson(scope)

/**
 * Begins a count: what it has to find is frozen as the register stands now.
 * @throws Problem invalid (a place or person that nobody knows, or nothing to count), conflict (the very same is open).
 */
export const openCount = async (context: CountContext, asked: NewCount, who: Actor): Promise<Count> => {
  const { store, clock, organisation, texts } = context
  const register = await context.readRegister()
  const faults = faultsOf(asked, register)
  if (faults.length > 0) throw new Problem('invalid', 'This count cannot begin.', { faults })
  const scope = CountScope.parse(asked.scope)
  const expected = expectedOf(register, scope)
  if (expected.length === 0)
    throw new Problem('invalid', 'There is nothing to count: the register has no such assets.', {
      faults: [{ where: 'scope', what: 'fits no asset that is neither ordered nor disposed' }],
    })
  const { language } = register.organisation
  return store.transaction(async (tx) => {
    const writer = tx.of(organisation)
    const at = clock.now()
    const counts = await writer.counts.list()
    const same = counts.find((count) => isSame(count, asked.date, scope))
    if (same)
      throw new Problem(
        'conflict',
        said`A count of the same things as of that day is open already: ${same.id}.`,
      )
    const id = newCountId(asked.date, new Set(counts.map((count) => count.id)))
    const count: Count = {
      id,
      name: asked.name ?? texts.t(language, 'count.name', { year: asked.date.slice(0, 4) }),
      date: asked.date,
      scope,
      commission: asked.commission,
      state: 'open',
      opened: { at, by: who },
      expectedCount: expected.length,
      closed: null,
      signed: null,
      applied: null,
      reopened: [],
    }
    await writer.counts.put(count)
    await writer.counts.expect(id, expected)
    await writer.audit({
      at,
      who: who.id,
      what: 'count.open',
      on: `count/${id}`,
      detail: { date: count.date, scope, expected: expected.length, commission: asked.commission },
    })
    return count
  })
}
