import { z } from 'zod'
import { calendarDay, text } from '../field.js'
import {
  Attendance,
  DeadlineMove,
  Expectation,
  FundingShare,
  IndicatorTarget,
  MeasureItem,
  Payment,
  Procurement,
} from './measure-parts.js'
import { Id, LocalText } from './text.js'

/** One row of a plan. */
export const Measure = z.strictObject({
  id: text(32).describe('Number of the row.'),
  area: text(32).describe('Outermost group that it stands in.'),
  task: text(32).describe('Innermost group that it stands in.'),
  title: LocalText.describe('What is to be done.'),
  owners: z.array(Id).max(20).describe('Roles that do it.'),
  approvers: z.array(Id).max(20).describe('Roles that approve it.'),
  quantity: z.number().min(0).optional().describe('How many.'),
  quantityStated: z.boolean().optional().describe('False where the number was inferred.'),
  unit: text(64).optional().describe('Of what.'),
  unitPrice: z.number().min(0).optional().describe('Price of one, in the currency of the plan.'),
  total: z.number().min(0).optional().describe('Amount of the row, in the currency of the plan.'),
  recurrence: text(32).describe('one-off, weekly, monthly, quarterly, yearly.'),
  fundingSources: z.array(text()).max(20).describe('Where the money comes from.'),
  budgetAsWritten: text().describe('The budget cell as it stands in the document.'),
  deadline: calendarDay().optional().describe('Last day.'),
  deadlineKind: text(64).describe('How the document puts the deadline.'),
  indicators: z.array(text(500)).max(20).describe('What shows that it is done.'),
  spec: text(1000).describe('What should exist, as the source of the plan codes it.'),
  category: text(32).describe(
    'hardware, licence, network, security, service, governance, website, e-service.',
  ),
  items: z.array(MeasureItem).max(50).optional().describe('Where one row buys several things: each of them.'),
  funding: z.array(FundingShare).max(20).optional().describe('Shares of the sources, where they are stated.'),
  startsOn: calendarDay().optional().describe('Planned start.'),
  dependsOn: z.array(text(32)).max(50).optional().describe('Rows that must be done before.'),
  expects: z.array(Expectation).max(20).optional().describe('What should exist.'),
  targets: z.array(IndicatorTarget).max(20).optional().describe('Indicators that can be counted.'),
  moves: z.array(DeadlineMove).max(100).optional().describe('How the deadline was moved.'),
  procurement: Procurement.optional().describe('What a procurement plan says beside.'),
  payments: z.array(Payment).max(1000).optional().describe('Money that went out.'),
  attendance: z.array(Attendance).max(200).optional().describe('Who came to trainings.'),
  doneOn: calendarDay().optional().describe('Day on which somebody declared it done.'),
})
export type Measure = z.infer<typeof Measure>
