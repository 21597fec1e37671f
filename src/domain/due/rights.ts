import type { Entitlement } from '#contract/register/entitlement.js'
import { rightName } from './entry-name.js'
import { renewedRights } from './renewed.js'
import type { DueWorld, Term } from './term.js'

/** The rights of some kinds that end and that none carries on. */
export const endingRights = (
  { register, today }: Pick<DueWorld, 'register' | 'today'>,
  kinds: readonly Entitlement['kind'][],
): Term[] => {
  const renewed = renewedRights(register.entitlements, today)
  return register.entitlements.flatMap((right): Term[] => {
    const { id, kind, end, quantity, supplier, price, measure } = right
    if (end === null || !kinds.includes(kind) || renewed.has(id)) return []
    return [
      {
        id: `entitlement:${id}`,
        name: rightName(right),
        lastDay: end,
        of: [{ part: 'entitlements', id }],
        count: quantity,
        supplier,
        price,
        measure,
      },
    ]
  })
}
