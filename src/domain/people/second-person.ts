import type { RoleName } from '../ports/people.js'

/** An office of the register, as far as it matters who stands in for whom. */
export interface Office {
  readonly id: string
  readonly deputy?: string | undefined
}

/** What waits for a second person. */
export interface Signable {
  /** Ids of the users who stated it, put up its document or changed it. */
  readonly authors: readonly string[]
  /** Offices whose own affair it is. */
  readonly owners: readonly string[]
  /** Offices that are to approve it; null where any may but its owners. */
  readonly approvers: readonly string[] | null
  /** The body above all offices: where nobody stands in, it goes there. */
  readonly assembly: string | null
}

export interface Signer {
  readonly id: string
  readonly role: RoleName
  readonly offices: readonly string[]
}

/** Why somebody is not the second person. */
export type NotSecond = 'role' | 'author' | 'owner' | 'office'

/** Who signs in place of an office that is an owner: its deputy, or the deputy's, none of whom may be an owner. */
const standIn = (office: string, owners: ReadonlySet<string>, offices: readonly Office[]): string | null => {
  const known = new Map(offices.map(({ id, deputy }) => [id, deputy]))
  const passed = new Set<string>()
  for (let at = known.get(office); at !== undefined && !passed.has(at); at = known.get(at)) {
    if (!owners.has(at) && known.has(at)) return at
    passed.add(at)
  }
  return null
}

/** The offices that are to sign instead of owners that would have to approve their own affair. */
export const standIns = (item: Signable, offices: readonly Office[]): string[] => {
  const owners = new Set(item.owners)
  const { assembly } = item
  const found = (item.approvers ?? item.owners)
    .filter((office) => owners.has(office))
    .map((office) => standIn(office, owners, offices) ?? assembly)
  return [...new Set(found.filter((office): office is string => office !== null && !owners.has(office)))]
}

/** The offices that may sign. */
export const signingOffices = (item: Signable, offices: readonly Office[]): string[] => {
  const named = item.approvers ?? offices.map(({ id }) => id)
  const others = named.filter((office) => !item.owners.includes(office))
  return [...new Set([...others, ...standIns(item, offices)])]
}

/** Whether somebody may sign, and by which of their offices. */
export const signAs = (
  item: Signable,
  signer: Signer,
  offices: readonly Office[],
): { readonly offices: readonly string[] } | { readonly refused: NotSecond } => {
  if (signer.role !== 'approver') return { refused: 'role' }
  if (item.authors.includes(signer.id)) return { refused: 'author' }
  if (signer.offices.some((office) => item.owners.includes(office))) return { refused: 'owner' }
  const may = signingOffices(item, offices)
  const own = signer.offices.filter((office) => may.includes(office))
  return own.length > 0 ? { offices: own } : { refused: 'office' }
}

/** Whether there is anybody who may sign: until there is, nothing is overdue for want of a signature. */
export const hasSecondPerson = (
  item: Signable,
  signers: readonly Signer[],
  offices: readonly Office[],
): boolean => signers.some((signer) => 'offices' in signAs(item, signer, offices))
