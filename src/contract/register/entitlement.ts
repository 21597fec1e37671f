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
    .enum(['device', 'user', 'concurrent', 'core', 'cal-device', 'cal-user', 'seat', 'site', 'capacity'])
    .describe('What is counted.'),
  quantity: z.int().min(0).describe('How many of them.'),
  kind: z
    .enum(['perpetual', 'oem', 'subscription', 'maintenance', 'extended-support', 'evaluation'])
    .describe('What sort of right it is.'),
  start: calendarDay().optional().describe('First day.'),
  end: calendarDay().nullable().describe('Last day on which it is good; null where it does not end.'),
  graceDays: z
    .int()
    .min(0)
    .max(366)
    .optional()
    .describe('Days after the last one that the contract still allows.'),
  renews: Id.optional().describe('The entitlement that this one carries on.'),
  maintains: Id.optional().describe('The lasting right whose maintenance this one is.'),
  maintenanceUntil: calendarDay()
    .optional()
    .describe('Last day of maintenance: versions released by then may be used.'),
  includes: z
    .array(text())
    .max(64)
    .optional()
    .describe('Product families of the same publisher that it covers besides, as a suite does.'),
  holder: text().optional().describe('Legal person that holds it; the organisation where left out.'),
  devices: z.array(Id).max(10_000).optional().describe('Assets that it is bound to, as OEM licences are.'),
  unit: Id.optional().describe('Place that alone may use it.'),
  pool: text(64).optional().describe('Pool that it belongs to.'),
  downgrade: z.boolean().optional().describe('Whether older versions may be used instead.'),
  upgradeOnly: z
    .boolean()
    .optional()
    .describe(
      'True where it is good only on a device that has an OEM licence, as volume licences of Windows are.',
    ),
  secondaryUse: z.boolean().optional().describe('Whether its user may install it a second time.'),
  transfer: z.boolean().optional().describe('Whether it may be given to another legal person.'),
  reassignDays: z
    .int()
    .min(0)
    .max(3660)
    .optional()
    .describe('Days after which one that was assigned may go to another device.'),
  assignments: z
    .array(
      z.strictObject({
        to: Id.describe('Asset or person.'),
        since: calendarDay().describe('Day of the assignment.'),
      }),
    )
    .max(10_000)
    .optional()
    .describe('To whom it was given, as a list or a portal says.'),
  proofs: z.array(text()).max(32).optional().describe('Invoices, or other papers of the purchase.'),
  certificates: z.array(text()).max(32).optional().describe('Licence certificates or OEM labels.'),
  price: Money.optional().describe('What it cost.'),
  supplier: text().optional().describe('Who sold it.'),
  contract: Id.optional().describe('Contract that it was bought under.'),
  measure: text(97)
    .optional()
    .describe(
      'Row of the plan that it was bought under: its number, or plan/number where several plans have it.',
    ),
  documents: z.array(Id).max(100).optional().describe('Papers about it.'),
  note: text(2000).optional().describe('Anything else.'),
})
export type Entitlement = z.infer<typeof Entitlement>
