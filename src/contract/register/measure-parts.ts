import { z } from 'zod'
import { calendarDay, text } from '../field.js'
import { AssetKind } from './asset.js'
import { Id, LocalText } from './text.js'

const amount = () => z.number().min(0).max(70_000_000_000_000)

/** One of several things that one row buys. */
export const MeasureItem = z.strictObject({
  title: LocalText.describe('What is bought.'),
  kind: AssetKind.optional().describe('Kind of asset that it becomes.'),
  quantity: z.number().min(0).optional().describe('How many.'),
  unit: text(64).optional().describe('Of what.'),
  unitPrice: amount().optional().describe('Price of one, in the currency of the plan.'),
  total: amount().optional().describe('Amount, in the currency of the plan.'),
})
export type MeasureItem = z.infer<typeof MeasureItem>

/** What of a row comes from whom. */
export const FundingShare = z.strictObject({
  source: text().describe('Who gives it.'),
  kind: z.enum(['municipal', 'state', 'eu', 'donor', 'private']).optional().describe('Sort of source.'),
  amount: amount().optional().describe('How much, in the currency of the plan.'),
})
export type FundingShare = z.infer<typeof FundingShare>

/** What should exist once the row is done: so many entries of the register for which `where` holds. */
export const Expectation = z.strictObject({
  what: LocalText.describe('What it is, in words.'),
  of: z
    .enum(['asset', 'entitlement', 'contract', 'serviceRecord', 'document'])
    .describe('Where in the register it stands.'),
  count: z.number().min(0).describe('How many.'),
  countedBy: z
    .enum(['entry', 'quantity'])
    .optional()
    .describe('Whether each right is one, or as many as it covers; as many as it covers if missing.'),
  where: text(1000)
    .optional()
    .describe(
      'CEL: which entries are meant: those that name the row and for which it holds, and those that name no row.',
    ),
  shared: z
    .boolean()
    .optional()
    .describe('True where what other rows bought serves here too: counted here in units, there in money.'),
  meets: z
    .array(
      z.strictObject({
        what: LocalText.describe('The demand, in words.'),
        check: text(1000).describe('CEL over the entry and the facts of its subject.'),
      }),
    )
    .max(20)
    .optional()
    .describe('What each of them must be like.'),
})
export type Expectation = z.infer<typeof Expectation>

/** An indicator that can be counted, with what was counted so far. */
export const IndicatorTarget = z.strictObject({
  name: LocalText.describe('What is counted.'),
  target: z.number().describe('What is to be reached.'),
  unit: text(64).optional().describe('In what.'),
  direction: z.enum(['at-least', 'at-most']).optional().describe('Which side is good; at-least if missing.'),
  by: calendarDay().optional().describe('Day by which.'),
  values: z
    .array(
      z.strictObject({
        on: calendarDay().describe('Day.'),
        value: z.number().describe('What was counted on it.'),
        document: text().optional().describe('The paper that says so.'),
      }),
    )
    .max(500)
    .optional()
    .describe('What was counted.'),
})
export type IndicatorTarget = z.infer<typeof IndicatorTarget>

/** A deadline given up for another. */
export const DeadlineMove = z.strictObject({
  on: calendarDay().describe('Day of the decision.'),
  from: calendarDay().optional().describe('The deadline until then.'),
  to: calendarDay().optional().describe('The deadline since then.'),
  reason: text(1000).describe('Why.'),
  approvedBy: Id.optional().describe('Role that approved it.'),
})
export type DeadlineMove = z.infer<typeof DeadlineMove>

/** What a line of a procurement plan says beside a measure. */
export const Procurement = z.strictObject({
  cpv: text(16).optional().describe('CPV code, Regulation (EC) 213/2008.'),
  procedure: text(128).optional().describe('Procedure, or what it is exempt by.'),
  estimatedValue: amount().optional().describe('Estimated value without VAT.'),
  budgetLine: text(64).optional().describe('Line of the budget.'),
  contract: Id.optional().describe('The contract that came of it.'),
  serves: text(97).optional().describe('The measure that it serves: plan/row.'),
})
export type Procurement = z.infer<typeof Procurement>

/** Money that went out for a row. */
export const Payment = z.strictObject({
  on: calendarDay().describe('Day of payment.'),
  amount: amount().describe('How much, in the currency of the plan.'),
  invoice: text(64).optional().describe('Number of the invoice.'),
  source: text().optional().describe('The funding source that paid.'),
})
export type Payment = z.infer<typeof Payment>

/** Who came of those who should have. */
export const Attendance = z.strictObject({
  on: calendarDay().describe('Day.'),
  expected: z.int().min(0).describe('How many should have come.'),
  attended: z.int().min(0).describe('How many came.'),
  document: text().optional().describe('The signed list.'),
})
export type Attendance = z.infer<typeof Attendance>
