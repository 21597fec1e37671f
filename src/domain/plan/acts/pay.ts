import { z } from 'zod'
import { Payment } from '#contract/register/measure-parts.js'
import { beforePlan, defineRowAct, faultsIn, future, withMeasure } from './act.js'

/** Records money that went out. */
export const pay = defineRowAct({
  input: z.strictObject({
    on: Payment.shape.on,
    amount: z.number().positive().max(70_000_000_000_000).describe('How much, in the currency of the plan.'),
    invoice: Payment.shape.invoice,
    source: Payment.shape.source,
  }),
  run({ plan, measure, today }, payment) {
    const payments = measure.payments ?? []
    const sources = [...measure.fundingSources, ...(measure.funding ?? []).map(({ source }) => source)]
    const { on, amount, invoice, source } = payment
    const faults = faultsIn(
      future('on', on, today),
      beforePlan('on', on, plan),
      Math.abs(amount * 100 - Math.round(amount * 100)) > 1e-3 && { where: 'amount', code: 'too-fine' },
      invoice !== undefined &&
        payments.some((made) => made.invoice === invoice && made.on === on && made.amount === amount) && {
          where: 'invoice',
          code: 'paid-twice',
        },
      source !== undefined &&
        sources.length > 0 &&
        !sources.includes(source) && {
          where: 'source',
          code: 'no-source',
          values: { sources: [...new Set(sources)].join(', ') },
        },
    )
    if (faults.length > 0) return { faults }
    return { plan: withMeasure(plan, { ...measure, payments: [...payments, payment] }), why: null }
  },
})
