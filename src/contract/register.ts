import { z } from 'zod'
import { languages } from '#lib/languages.js'
import { text } from './field.js'
import { Asset } from './register/asset.js'
import { Attestation } from './register/attestation.js'
import { Contract } from './register/contract.js'
import { Entitlement } from './register/entitlement.js'
import { FiledDocument } from './register/filed-document.js'
import { HandOver } from './register/hand-over.js'
import { Person } from './register/person.js'
import { Place } from './register/place.js'
import { Plan } from './register/plan.js'
import { Recognition } from './register/recognition.js'
import { Role } from './register/role.js'
import { ServiceRecord } from './register/service-record.js'
import { Id, LocalText } from './register/text.js'
import { Waiver } from './register/waiver.js'

export const Organisation = z.strictObject({
  id: Id.describe('Id of the organisation.'),
  name: LocalText.describe('What it is called.'),
  seat: LocalText.optional().describe('Where it sits.'),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .describe('ISO 3166 code.'),
  timeZone: text(64)
    .refine(
      (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
      'is not an IANA time zone',
    )
    .describe('Where its days begin and end.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .describe('ISO 4217 code.'),
  language: z.enum(languages).describe('Language of what it prints and sends, unless a reader has another.'),
})
export type Organisation = z.infer<typeof Organisation>

/** What people declare. `inventory.json` is one of these. */
export const Register = z.strictObject({
  format: z.literal(1).describe('Version of this contract.'),
  organisation: Organisation.describe('Whose register it is.'),
  places: z.array(Place).max(10_000).describe('Sites, rooms, racks.'),
  roles: z.array(Role).max(1000).describe('Offices.'),
  assets: z.array(Asset).max(100_000).describe('Things.'),
  entitlements: z.array(Entitlement).max(10_000).describe('Rights to use software.'),
  contracts: z.array(Contract).max(10_000).describe('Agreements with suppliers.'),
  serviceRecords: z.array(ServiceRecord).max(100_000).describe('Dated acts.'),
  attestations: z.array(Attestation).max(10_000).describe('Dated statements.'),
  waivers: z.array(Waiver).max(10_000).describe('Accepted exceptions.'),
  plans: z.array(Plan).max(100).describe('Plans and their measures.'),
  persons: z.array(Person).max(100_000).default([]).describe('People who hold offices and things.'),
  documents: z.array(FiledDocument).max(100_000).default([]).describe('Files that are kept.'),
  handOvers: z.array(HandOver).max(100_000).default([]).describe('Acts by which things change hands.'),
  recognitions: z
    .array(Recognition)
    .max(10_000)
    .default([])
    .describe('What software is that the catalogue does not know.'),
})
export type Register = z.infer<typeof Register>

/** The collections of a register whose entries have versions of their own. */
export const collections = [
  'places',
  'roles',
  'assets',
  'entitlements',
  'contracts',
  'serviceRecords',
  'attestations',
  'waivers',
  'plans',
  'persons',
  'documents',
  'handOvers',
  'recognitions',
] as const
export type Collection = (typeof collections)[number]

/** The schema of one entry of each collection. */
export const entrySchemas = Object.fromEntries(
  collections.map((name) => {
    const list = Register.shape[name]
    return [name, (list instanceof z.ZodDefault ? list.unwrap() : list).element]
  }),
) as unknown as { readonly [C in Collection]: z.ZodType<Register[C][number]> }

/** Whatever of a register has a history of its own: an entry of a collection, or the organisation itself. */
export type Part = Collection | 'organisation'
