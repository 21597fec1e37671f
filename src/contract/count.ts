import { z } from 'zod'
import { calendarDay, isHalfTyped, text } from './field.js'
import { AssetKind } from './register/asset.js'
import { Id } from './register/text.js'

/** Somebody of the commission that the head appoints. */
export const CommissionMember = z.strictObject({
  name: text(200).regex(/\S/, 'says nothing').describe('Name and surname.'),
  person: Id.optional().describe('The person of the register.'),
  part: z.enum(['president', 'member', 'deputy']).describe('Part in the commission.'),
})
export type CommissionMember = z.infer<typeof CommissionMember>

/** What is counted; an empty list leaves nothing out. */
export const CountScope = z.strictObject({
  places: z.array(Id).max(1000).default([]).describe('Places, with all that lies in them.'),
  kinds: z
    .array(AssetKind)
    .max(100)
    .default([])
    .describe(
      'Kinds. Left empty: every kind that can be touched, so no domain, website, link or virtual server.',
    ),
  custodians: z.array(Id).max(1000).default([]).describe('Roles and persons that answer for the things.'),
})
export type CountScope = z.infer<typeof CountScope>

export const NewCount = z.strictObject({
  name: text(200).min(1).optional().describe('What it is called; the year of its day where left out.'),
  date: calendarDay()
    .refine((day) => !isHalfTyped(day), 'is before 1900: check the year')
    .describe('The day whose state is counted, such as 2026-12-31.'),
  commission: z.array(CommissionMember).max(30).default([]).describe('Who counts.'),
  scope: CountScope.default({ places: [], kinds: [], custodians: [] }).describe('What is counted.'),
})
export type NewCount = z.infer<typeof NewCount>

export const Found = z.enum(['found', 'missing', 'damaged', 'other-place', 'surplus'])
export type Found = z.infer<typeof Found>

export const NewMark = z.strictObject({
  id: z
    .string()
    .regex(/^[\w-]{8,64}$/, 'is not an id: 8 to 64 letters, digits, dashes')
    .describe('Made by who sends it: the same mark sent twice counts once.'),
  tag: text(512)
    .min(1)
    .describe('What the sticker says: a tag, an inventory or serial number, or the address in a QR code.'),
  asset: Id.optional().describe('The asset itself, where its tag is not enough to tell.'),
  found: Found.describe('What was found.'),
  place: Id.optional().describe('Where it was found.'),
  what: text(200).optional().describe('What a thing that is not in the register is.'),
  serial: text().optional().describe('Its serial number.'),
  note: text(1000).optional().describe('Anything else.'),
  document: Id.optional().describe('A photo of it, from the documents of the register.'),
})
export type NewMark = z.infer<typeof NewMark>
