import type { LocalText } from '#contract/register/text.js'
import type { Collection } from '#contract/register.js'
import type { Of } from '#domain/plan/reconcile/entry-variables.js'
import { entryAddress } from '../register/parts.js'
import type { Voice } from '../voice.js'

const collectionOf: Readonly<Record<Of, Collection>> = {
  asset: 'assets',
  entitlement: 'entitlements',
  contract: 'contracts',
  serviceRecord: 'serviceRecords',
  document: 'documents',
}

/** An entry that counts for a row, where the register has it. */
export const EntryLink = ({
  of,
  id,
  name = null,
  voice,
}: {
  of: Of
  id: string
  name?: LocalText | null
  voice?: Voice
}) => (
  <>
    <a href={entryAddress(collectionOf[of], id)}>{id}</a>
    {name !== null && voice && <span class="part"> {voice.local(name)}</span>}
  </>
)
