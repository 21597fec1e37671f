import { z } from 'zod'
import { calendarDay, text } from '../field.js'
import { Id, LocalText, Money } from './text.js'

export const AssetKind = z.enum([
  'server',
  'computer',
  'laptop',
  'monitor',
  'ups',
  'generator',
  'rack',
  'pdu',
  'router',
  'switch',
  'firewall',
  'air-conditioner',
  'extinguisher',
  'nas',
  'printer',
  'access-point',
  'phone',
  'projector',
  'camera',
  'virtual-server',
  'link',
  'website',
  'domain',
  'mail-domain',
  'sensor',
  'other',
])
export type AssetKind = z.infer<typeof AssetKind>

export const Asset = z.strictObject({
  id: Id.describe('Inventory number or other id; it never changes.'),
  kind: AssetKind.describe('What it is.'),
  name: LocalText.optional().describe('What people call it.'),
  tag: text(64).optional().describe('What the sticker on it says.'),
  manufacturer: text().optional().describe('Maker.'),
  model: text().optional().describe('Model.'),
  serial: text().optional().describe('Serial number on its plate.'),
  uuid: text(64).optional().describe('SMBIOS UUID.'),
  macs: z.array(text(64)).max(64).optional().describe('Hardware addresses.'),
  address: text(512).optional().describe('Address of a website, name of a domain, IP address of a device.'),
  subject: text(200).optional().describe('The subject that it is, where nothing else tells.'),
  place: Id.optional().describe('Where it stands.'),
  rackUnit: z.int().min(1).max(100).optional().describe('Lowest unit of the rack that it takes.'),
  state: z
    .enum(['ordered', 'delivered', 'in-use', 'in-store', 'in-repair', 'retired', 'disposed'])
    .describe('Where it is in its life.'),
  role: z
    .enum(['main', 'off-site-backup', 'virtual', 'domain-controller'])
    .optional()
    .describe('What a server is for.'),
  protect: z.boolean().optional().describe('True where its data must be in a backup job.'),
  orderedOn: calendarDay().optional().describe('Day of the order.'),
  deliveredOn: calendarDay().optional().describe('Day of delivery.'),
  purchasedOn: calendarDay().optional().describe('Day of purchase.'),
  price: Money.optional().describe('What it cost.'),
  supplier: text().optional().describe('Who sold it.'),
  invoice: text(64).optional().describe('Number of the invoice.'),
  warrantyUntil: calendarDay().optional().describe('Last day of the warranty.'),
  madeOn: calendarDay().optional().describe('Day or year of make, where a rule counts from it.'),
  batteryDate: calendarDay().optional().describe('Day its battery was put in, from the label.'),
  nominalWatts: z.number().min(0).optional().describe('Rated output from the plate.'),
  nominalVoltAmperes: z.number().min(0).optional().describe('Rated output from the plate.'),
  poweredBy: Id.optional().describe('The UPS that it hangs on.'),
  shutdownSeconds: z
    .int()
    .min(1)
    .max(86_400)
    .optional()
    .describe('How long it takes to shut down in order, as somebody has measured it.'),
  refrigerantKilograms: z
    .number()
    .min(0)
    .max(1000)
    .optional()
    .describe('Refrigerant in an air conditioner, from its plate.'),
  custodian: Id.optional().describe('Role or person that answers for it.'),
  measure: text(97)
    .optional()
    .describe(
      'Row of the plan that it was bought under: its number, or plan/number where several plans have it.',
    ),
  disposedOn: calendarDay().optional().describe('Day on which it was written off.'),
  documents: z.array(Id).max(100).optional().describe('Papers about it.'),
  note: text(2000).optional().describe('Anything else.'),
})
export type Asset = z.infer<typeof Asset>
