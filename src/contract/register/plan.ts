import { z } from 'zod'
import { calendarDay, text } from '../field.js'
import { Measure } from './measure.js'
import { Id, LocalText } from './text.js'

export const Plan = z.strictObject({
  id: Id.describe('Id of the plan.'),
  title: LocalText.describe('What it is called.'),
  kind: z
    .enum(['action-plan', 'procurement-plan', 'strategy'])
    .optional()
    .describe('What sort of plan; an action plan if missing.'),
  status: z
    .enum(['draft', 'adopted', 'replaced'])
    .optional()
    .describe('Where it is in its life; adopted if missing.'),
  adoptedOn: calendarDay().optional().describe('Day on which it was adopted.'),
  actNumber: text(64).optional().describe('Number of the act.'),
  adoptedBy: Id.optional().describe('Role or body that adopted it.'),
  gazette: text(64).optional().describe('Number of the gazette that it was published in.'),
  replaces: Id.optional().describe('The version before.'),
  template: text(129).optional().describe('The template that it was made from: city/plan-2027.'),
  templateVersion: z.int().min(0).optional().describe('The version of it that it was last brought to.'),
  templateHash: text(64).optional().describe('Hash of that version.'),
  templateParts: z
    .array(
      z.strictObject({
        of: z.enum(['plan', 'group', 'row']).describe('The plan beside its rows, a group or a row.'),
        id: text(32).describe('Its number; empty for the plan.'),
        hash: text(16).describe('What it was in that version.'),
      }),
    )
    .max(5501)
    .optional()
    .describe('What that version had, so that a later one leaves alone what was changed here.'),
  handedTo: z
    .array(
      z.strictObject({
        id: Id.describe('Id of the organisation.'),
        name: LocalText.describe('What it is called.'),
      }),
    )
    .max(1000)
    .optional()
    .describe('Organisations that were handed this plan as a template, and are to report.'),
  from: calendarDay().describe('First day of its period.'),
  to: calendarDay().describe('Last day of its period.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .describe('ISO 4217 code.'),
  pricesIncludeVat: z.boolean().describe('Whether its amounts include VAT.'),
  vatRate: z.number().min(0).max(1).describe('Rate of VAT.'),
  cites: z
    .array(
      z.strictObject({
        kind: z.enum(['strategy', 'act']).describe('What it is.'),
        subject: text().describe('What it is about.'),
        period: text(32).optional().describe('The years that it covers.'),
        gazette: text(64).optional().describe('Number of the gazette that it stands in.'),
      }),
    )
    .max(50)
    .describe('Strategies and acts that it names.'),
  groups: z
    .array(
      z.strictObject({
        id: text(32).describe('Number of the area, goal, segment, field or task.'),
        title: LocalText.describe('What it is called.'),
        parent: text(32).optional().describe('The group around it.'),
      }),
    )
    .max(500)
    .optional()
    .describe('How its rows are grouped.'),
  amendments: z
    .array(
      z.strictObject({
        on: calendarDay().describe('Day of the decision.'),
        actNumber: text(64).optional().describe('Number of the act.'),
        reason: text(1000).describe('Why.'),
        approvedBy: Id.optional().describe('Role or body that approved it.'),
        measures: z.array(text(32)).max(500).optional().describe('Rows that it changed.'),
      }),
    )
    .max(100)
    .optional()
    .describe('How it was amended.'),
  acceptances: z
    .array(
      z.strictObject({
        rule: text(64).describe('Lint rule.'),
        measures: z.array(text(32)).max(500).describe('Rows that it names.'),
        reason: text(1000).min(1).describe('Why it may stay.'),
        by: text(64).describe('Who accepted it.'),
        on: calendarDay().describe('When.'),
      }),
    )
    .max(1000)
    .optional()
    .describe('What lint says and somebody has accepted.'),
  measures: z.array(Measure).max(5000).describe('Its rows.'),
})
export type Plan = z.infer<typeof Plan>
