import type { Collection } from './register.js'

/** A field that names an entry of another collection. */
export interface Reference {
  readonly from: Collection
  /** Its name, with dots where it lies within another. */
  readonly field: string
  /** More than one where it may be an entry of either. */
  readonly to: readonly Collection[]
}

export const references: readonly Reference[] = [
  { from: 'places', field: 'within', to: ['places'] },
  { from: 'places', field: 'access', to: ['roles'] },
  { from: 'roles', field: 'deputy', to: ['roles'] },
  { from: 'assets', field: 'place', to: ['places'] },
  { from: 'assets', field: 'poweredBy', to: ['assets'] },
  { from: 'assets', field: 'custodian', to: ['roles', 'persons'] },
  { from: 'assets', field: 'documents', to: ['documents'] },
  { from: 'entitlements', field: 'renews', to: ['entitlements'] },
  { from: 'entitlements', field: 'maintains', to: ['entitlements'] },
  { from: 'entitlements', field: 'devices', to: ['assets'] },
  { from: 'entitlements', field: 'unit', to: ['places'] },
  { from: 'entitlements', field: 'contract', to: ['contracts'] },
  { from: 'serviceRecords', field: 'asset', to: ['assets'] },
  { from: 'serviceRecords', field: 'place', to: ['places'] },
  { from: 'attestations', field: 'by', to: ['roles'] },
  { from: 'attestations', field: 'confirmedBy', to: ['roles'] },
  { from: 'waivers', field: 'askedBy', to: ['roles'] },
  { from: 'waivers', field: 'approvedBy', to: ['roles'] },
  { from: 'entitlements', field: 'documents', to: ['documents'] },
  { from: 'contracts', field: 'documents', to: ['documents'] },
  { from: 'serviceRecords', field: 'documents', to: ['documents'] },
  { from: 'persons', field: 'roles', to: ['roles'] },
  { from: 'handOvers', field: 'assets', to: ['assets'] },
  { from: 'handOvers', field: 'from', to: ['roles', 'persons'] },
  { from: 'handOvers', field: 'to', to: ['roles', 'persons'] },
  { from: 'handOvers', field: 'place', to: ['places'] },
  { from: 'handOvers', field: 'document', to: ['documents'] },
  { from: 'handOvers', field: 'wiped.document', to: ['documents'] },
]

/** The ids that an entry names in a field. */
export const idsIn = (entry: object, field: string): readonly string[] => {
  let value: unknown = entry
  for (const step of field.split('.'))
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[step]
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? (value as string[]) : [value as string]
}
