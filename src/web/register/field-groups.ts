import { type EntryField, fieldsOf } from '#contract/entry-fields.js'
import type { Part } from '#contract/register.js'

export interface FieldGroup {
  /** `register.group.<key>` is its heading. */
  readonly key: string
  readonly fields: readonly EntryField[]
}

const groupNames: Partial<Record<Part, readonly (readonly [key: string, names: readonly string[]])[]>> = {
  assets: [
    ['identity', ['id', 'kind', 'name', 'tag', 'manufacturer', 'model', 'serial']],
    ['use', ['state', 'place', 'rackUnit', 'custodian', 'role', 'protect']],
    [
      'purchase',
      ['price', 'purchasedOn', 'supplier', 'invoice', 'warrantyUntil', 'orderedOn', 'deliveredOn', 'measure'],
    ],
    ['recognised', ['uuid', 'macs', 'address', 'subject']],
  ],
  entitlements: [
    ['identity', ['id', 'name', 'product']],
    ['right', ['purpose', 'metric', 'quantity', 'kind', 'start', 'end', 'renews']],
    ['purchase', ['price', 'supplier', 'contract', 'measure', 'proofs', 'certificates']],
  ],
  contracts: [
    ['identity', ['id', 'name', 'kind', 'number', 'supplier', 'contact']],
    ['term', ['start', 'end', 'amount', 'measure', 'bitsPerSecond']],
    ['security', ['reviewedOn', 'securityClause']],
  ],
  handOvers: [['identity', ['id', 'kind', 'date', 'from', 'to', 'place', 'reason', 'assets']]],
}

/** The fields of a part as a page shows them: what belongs together stands together, the rest comes last. */
export const groupsOf = (part: Part): readonly FieldGroup[] => {
  const fields = fieldsOf(part)
  const named = (groupNames[part] ?? []).map(([key, names]) => ({
    key,
    fields: names.flatMap((name) => fields.filter((field) => field.name === name)),
  }))
  const taken = new Set(named.flatMap((group) => group.fields.map(({ name }) => name)))
  const rest = fields.filter(({ name }) => !taken.has(name))
  return rest.length > 0 ? [...named, { key: named.length > 0 ? 'other' : 'all', fields: rest }] : named
}
