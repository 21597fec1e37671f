import type { Contract } from '#contract/register/contract.js'
import type { DueWorld, Term } from './term.js'

/** The contracts of some kinds that end. */
export const endingContracts = (
  { register }: Pick<DueWorld, 'register'>,
  isMeant: (kind: Contract['kind']) => boolean,
): Term[] =>
  register.contracts.flatMap(({ id, name, kind, end, supplier, amount, measure }): Term[] =>
    end === null || !isMeant(kind)
      ? []
      : [
          {
            id: `contract:${id}`,
            name,
            lastDay: end,
            of: [{ part: 'contracts', id }],
            supplier,
            price: amount,
            measure,
          },
        ],
  )
