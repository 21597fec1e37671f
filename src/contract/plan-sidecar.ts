import { z } from 'zod'
import { calendarDay, text } from './field.js'
import { Plan } from './register/plan.js'
import { Id, LocalText } from './register/text.js'

/** A number, or words, as YAML has them. */
const words = (max: number) => z.union([text(max), z.number().transform(String)])

/** `plan.yaml` beside a table: what the table of a plan does not say. */
export const PlanSidecar = z.strictObject({
  id: Id.optional().describe('Id of the plan.'),
  title: LocalText.optional().describe('What it is called.'),
  kind: z.enum(['action-plan', 'procurement-plan', 'strategy']).optional().describe('What sort of plan.'),
  status: Plan.shape.status,
  organisation: LocalText.optional().describe('Whose plan it is; told to people only.'),
  adopted: calendarDay().optional().describe('Day on which it was adopted.'),
  actNumber: words(64).optional().describe('Number of the act.'),
  adoptedBy: Id.optional().describe('Role or body that adopted it.'),
  gazette: words(64).optional().describe('Number of the gazette that it was published in.'),
  replaces: Plan.shape.replaces,
  period: z
    .strictObject({ from: calendarDay(), to: calendarDay() })
    .optional()
    .describe('Its first and last day.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is no code of a currency, such as RSD')
    .optional()
    .describe('ISO 4217 code.'),
  pricesIncludeVat: z.boolean().optional().describe('Whether its amounts include VAT.'),
  vatRate: z.number().min(0).max(1).optional().describe('Rate of VAT, such as 0.2.'),
  cites: z
    .array(
      z.strictObject({
        kind: z.enum(['strategy', 'act']),
        subject: text(),
        period: words(32).optional(),
        until: words(16).optional(),
        gazette: words(64).optional(),
      }),
    )
    .max(50)
    .optional()
    .describe('Strategies and acts that it names.'),
  groups: Plan.shape.groups,
  amendments: Plan.shape.amendments,
  acceptances: Plan.shape.acceptances,
})
export type PlanSidecar = z.infer<typeof PlanSidecar>
