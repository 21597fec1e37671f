import { z } from 'zod'
import { calendarDay, text } from '../field.js'
import { Id, LocalText, Money } from './text.js'

/** A right to use software. */
export const Entitlement = z.strictObject({
  id: Id.describe('Id of the right.'),
  name: LocalText.optional().describe('What people call it.'),
  product: z
    .strictObject({
      publisher: text().describe('Who publishes it.'),
      family: text().describe('Product family.'),
      edition: text().optional().describe('Edition.'),
      version: text(64).optional().describe('Version.'),
    })
    .describe('What may be used.'),
  purpose: z
    .enum([
      'antivirus',
      'firewall',
      'backup',
      'operating-system',
      'office',
      'server',
      'registry-office',
      'other',
    ])
    .describe('What it protects or serves.'),
  metric: z
    .enum(['device', 'user', 'concurrent', 'core', 'cal-device', 'cal-user', 'seat', 'site'])
    .describe('What is counted.'),
  quantity: z.int().min(0).describe('How many of them.'),
  kind: z
    .enum(['perpetual', 'subscription', 'maintenance', 'extended-support', 'evaluation'])
    .describe('What sort of right it is.'),
  start: calendarDay().optional().describe('First day.'),
  end: calendarDay().nullable().describe('Last day on which it is good; null where it does not end.'),
  renews: Id.optional().describe('The entitlement that this one carries on.'),
  proofs: z.array(text()).max(32).optional().describe('Invoice, certificate, label.'),
  price: Money.optional().describe('What it cost.'),
  supplier: text().optional().describe('Who sold it.'),
  measure: text(97)
    .optional()
    .describe(
      'Row of the plan that it was bought under: its number, or plan/number where several plans have it.',
    ),
  documents: z.array(Id).max(100).optional().describe('Papers about it.'),
  note: text(2000).optional().describe('Anything else.'),
})
export type Entitlement = z.infer<typeof Entitlement>
