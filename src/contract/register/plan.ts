import { z } from 'zod'
import { calendarDay, text } from '../field.js'
import { Id, LocalText } from './text.js'

/** One row of a plan. */
export const Measure = z.strictObject({
  id: text(32).describe('Number of the row.'),
  area: text(32).describe('Area of the plan.'),
  task: text(32).describe('Task within the area.'),
  title: LocalText.describe('What is to be done.'),
  owners: z.array(Id).max(20).describe('Roles that do it.'),
  approvers: z.array(Id).max(20).describe('Roles that approve it.'),
  quantity: z.number().min(0).optional().describe('How many.'),
  quantityStated: z.boolean().optional().describe('False where the number was inferred.'),
  unit: text(64).optional().describe('Of what.'),
  unitPrice: z.number().min(0).optional().describe('Price of one, in the currency of the plan.'),
  total: z.number().min(0).optional().describe('Amount of the row, in the currency of the plan.'),
  recurrence: text(32).describe('one-off, yearly, monthly.'),
  fundingSources: z.array(text()).max(20).describe('Where the money comes from.'),
  budgetAsWritten: text().describe('The budget cell as it stands in the document.'),
  deadline: calendarDay().optional().describe('Last day.'),
  deadlineKind: text(64).describe('How the document puts the deadline.'),
  indicators: z.array(text(500)).max(20).describe('What shows that it is done.'),
  spec: text(1000).describe('What should exist, as the source of the plan codes it.'),
  category: text(32).describe(
    'hardware, licence, network, security, service, governance, website, e-service.',
  ),
})
export type Measure = z.infer<typeof Measure>

export const Plan = z.strictObject({
  id: Id.describe('Id of the plan.'),
  title: LocalText.describe('What it is called.'),
  adoptedOn: calendarDay().describe('Day on which it was adopted.'),
  actNumber: text(64).describe('Number of the act.'),
  adoptedBy: Id.describe('Role or body that adopted it.'),
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
  measures: z.array(Measure).max(5000).describe('Its rows.'),
})
export type Plan = z.infer<typeof Plan>
