import { z } from 'zod'
import { calendarDay, text } from '#contract/field.js'
import { Plan } from '#contract/register/plan.js'

const years = z.union([z.string(), z.number()]).transform(String)

const Citation = z.strictObject({
  kind: z.enum(['strategy', 'act']),
  subject: text(),
  period: years.optional(),
  until: years.optional(),
  gazette: years.optional(),
})

/** What a table of a plan does not say and its preamble does: the `plan.yaml` beside it. */
export const PlanSidecar = z.strictObject({
  id: Plan.shape.id.optional(),
  title: Plan.shape.title.optional(),
  organisation: Plan.shape.title.optional(),
  kind: Plan.shape.kind,
  status: Plan.shape.status,
  adopted: calendarDay().optional(),
  actNumber: Plan.shape.actNumber,
  adoptedBy: Plan.shape.adoptedBy,
  gazette: Plan.shape.gazette,
  replaces: Plan.shape.replaces,
  period: z.strictObject({ from: calendarDay(), to: calendarDay() }).optional(),
  currency: Plan.shape.currency.optional(),
  pricesIncludeVat: z.boolean().optional(),
  vatRate: Plan.shape.vatRate.optional(),
  cites: z.array(Citation).max(50).optional(),
  groups: Plan.shape.groups,
  amendments: Plan.shape.amendments,
  acceptances: Plan.shape.acceptances,
})
export type PlanSidecar = z.infer<typeof PlanSidecar>

/** The strategies and acts of a preamble as a plan holds them. */
export const citesOf = ({ cites = [] }: PlanSidecar): Plan['cites'] =>
  cites.map(({ kind, subject, period, until, gazette }) => {
    const years = period ?? (until === undefined ? undefined : `until ${until}`)
    return {
      kind,
      subject,
      ...(years !== undefined && { period: years }),
      ...(gazette !== undefined && { gazette }),
    }
  })
