import { z } from 'zod'
import { calendarDay, instant, text } from './field.js'
import { Id, LocalText, mostMoney } from './register/text.js'

/** How far a row has come: only what is proven is done; what nobody can say is unknown. */
export const progressStates = ['done', 'late', 'open', 'unknown'] as const
export type ProgressState = (typeof progressStates)[number]

const units = () => z.number().min(0).nullable()
const amount = () => z.number().min(0).max(mostMoney)

export const ProgressRow = z.strictObject({
  id: text(32).min(1).describe('Number of the row in the template.'),
  title: LocalText.describe('What is to be done.'),
  is: z.enum(progressStates).describe('How far it has come.'),
  state: text(32).describe('Its state in a word, as `docs/plan.md` has it.'),
  lateDays: z.int().min(0).optional().describe('By how many days it is late.'),
  doneOn: calendarDay().optional().describe('Day on which it was done.'),
  planned: units().describe('How many should exist; null where nobody can count them.'),
  recorded: units().describe('How many stand in the register.'),
  seen: units().describe('How many of them agents see; null where no agent could.'),
  money: z
    .strictObject({
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .describe('ISO 4217 code.'),
      vatIncluded: z.boolean().describe('Whether the amounts include VAT.'),
      planned: amount().nullable().describe('Planned; null where the row names no amount.'),
      paid: amount().describe('Paid.'),
    })
    .describe('Money of the row.'),
})
export type ProgressRow = z.infer<typeof ProgressRow>

export const progressFormat = 'popis-plan-progress'

/** What one organisation says of a plan that it made from a template, on one day. */
export const PlanProgress = z.strictObject({
  format: z.literal(progressFormat).describe('What this file is.'),
  formatVersion: z.literal(1).describe('Version of this contract.'),
  template: z
    .strictObject({
      id: text(129).min(1).describe('Id of the template.'),
      version: z.int().min(0).describe('Its version that the plan was last brought to.'),
      hash: text(64).describe('Hash of that version.'),
    })
    .describe('What the plan was made from.'),
  organisation: z
    .strictObject({
      id: Id.describe('Id of the organisation.'),
      name: LocalText.describe('What it is called.'),
    })
    .describe('Whose progress it is.'),
  plan: Id.describe('Its plan.'),
  asOf: instant().describe('The moment that it tells of.'),
  signedOff: z
    .strictObject({
      by: Id.describe('Office that answers for it.'),
      name: LocalText.describe('What that is called.'),
      on: calendarDay().describe('When.'),
    })
    .describe('Who signed it off.'),
  rows: z.array(ProgressRow).max(5000).describe('The rows that came from the template and are still there.'),
  hash: text(64).describe('SHA-256 in base64url of the canonical JSON of all the rest.'),
})
export type PlanProgress = z.infer<typeof PlanProgress>
