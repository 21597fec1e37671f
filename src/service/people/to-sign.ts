import type { Attestation } from '#contract/register/attestation.js'
import type { Waiver } from '#contract/register/waiver.js'
import type { Register } from '#contract/register.js'
import {
  hasSecondPerson,
  type NotSecond,
  type Signable,
  type Signer,
  signAs,
  standIns,
} from '#domain/people/second-person.js'
import { signingRules } from '#domain/people/signing-rules.js'
import type { Account } from '#domain/ports/people.js'
import type { RegisterEdit } from '#domain/ports/register-edits.js'
import type { SentBack } from '#domain/ports/sent-back.js'
import type { OrganisationReader, RegisterDocument, Store } from '#domain/ports.js'
import { entryVersion } from '#domain/register/change.js'
import type { Instant } from '#lib/instant.js'
import type { Principal } from '../principal.js'
import { samePerson } from './same-person.js'

export type SignablePart = 'attestations' | 'waivers'

interface About {
  readonly id: string
  /** To be given back with the signature: what is signed is what was read. */
  readonly version: string
  /** When it was entered, and by whom; null where the history does not reach so far. */
  readonly since: Instant | null
  readonly enteredBy: string | null
  /** What the second person said, while it is still the same. */
  readonly sentBack: SentBack | null
  /** False where nobody may sign: then it is overdue for nobody. */
  readonly hasSecondPerson: boolean
  /** Offices that stand in for its owner. */
  readonly standIns: readonly string[]
  /** By which office the reader may sign, or why the reader may not. */
  readonly reader: { readonly offices: readonly string[] } | { readonly refused: NotSecond }
}

export type ToSign =
  | (About & { readonly part: 'attestations'; readonly entry: Attestation })
  | (About & { readonly part: 'waivers'; readonly entry: Waiver })

const mostEdits = 1000

/** Every office of an account: those that are written down with it, and those of the person in the register. */
export const officesOf = (account: Pick<Account, 'offices' | 'person'>, register: Register): string[] => {
  const person = register.persons.find(({ id }) => id === account.person)
  return [...new Set([...account.offices, ...(person?.roles ?? [])])]
}

/** Everybody who can sign in, with the offices that they hold. */
export const signersOf = (accounts: readonly Account[], register: Register): Signer[] =>
  accounts
    .filter(({ disabledAt, hasPassword }) => disabledAt === null && hasPassword)
    .map((account) => ({ id: account.id, role: account.role, offices: officesOf(account, register) }))

const waitingIn = ({
  attestations,
  waivers,
}: Register): { part: SignablePart; entry: Attestation | Waiver }[] => [
  ...attestations
    .filter(({ confirmedBy }) => confirmedBy === undefined)
    .map((entry) => ({ part: 'attestations' as const, entry })),
  ...waivers
    .filter(({ approvedBy }) => approvedBy === undefined)
    .map((entry) => ({ part: 'waivers' as const, entry })),
]

/** The entries whose history says who had a hand in it: itself, and the document behind it. */
const behind = (part: SignablePart, entry: Attestation | Waiver, { documents }: Register) => [
  { part, id: entry.id },
  ...documents
    .filter(({ sha256 }) => 'sha256' in entry && entry.sha256 === sha256)
    .map(({ id }) => ({ part: 'documents' as const, id })),
]

/** What waits for a second person, as the reader stands to it. */
export const openToSign = (services: {
  readonly store: Store
  readonly register: Pick<RegisterDocument, 'value'>
  readonly organisation: string
}) => {
  const { store, register, organisation } = services

  const editsOf = async (
    reader: OrganisationReader,
    part: SignablePart,
    entry: Attestation | Waiver,
  ): Promise<{ own: RegisterEdit[]; all: RegisterEdit[] }> => {
    const [own = [], ...others] = await Promise.all(
      behind(part, entry, register.value).map((of) => reader.edits.list({ ...of, limit: mostEdits })),
    )
    return { own, all: [own, ...others].flat() }
  }

  const describe = async (
    { part, entry }: { part: SignablePart; entry: Attestation | Waiver },
    reader: Pick<Principal, 'kind' | 'id'>,
  ): Promise<ToSign> => {
    const of = store.of(organisation)
    const [{ own, all }, sent, accounts, tokens] = await Promise.all([
      editsOf(of, part, entry),
      of.sentBack(),
      store.people.accounts(organisation),
      store.people.apiTokens(organisation),
    ])
    const idsOf = samePerson(accounts, tokens)
    const authors = all.filter(({ action }) => action !== 'approve').flatMap(({ who }) => idsOf(who))
    const { roles } = register.value
    const item: Signable = { ...signingRules(entry, register.value), authors: [...new Set(authors)] }
    const signers = signersOf(accounts, register.value)
    const version = entryVersion(entry)
    const first = own.at(-1)
    const me = reader.kind === 'user' ? signers.find(({ id }) => id === reader.id) : undefined
    const about: About = {
      id: entry.id,
      version,
      since: first?.at ?? null,
      enteredBy: first?.whoName ?? null,
      sentBack:
        sent.find((back) => back.part === part && back.id === entry.id && back.version === version) ?? null,
      hasSecondPerson: hasSecondPerson(item, signers, roles),
      standIns: standIns(item, roles),
      reader: me ? signAs(item, me, roles) : { refused: 'role' },
    }
    return { ...about, part, entry } as ToSign
  }

  return {
    /** Everything that waits, the longest waiting first. */
    async list(reader: Pick<Principal, 'kind' | 'id'>): Promise<ToSign[]> {
      const items = await Promise.all(waitingIn(register.value).map((waiting) => describe(waiting, reader)))
      return items.sort((a, b) => (a.since ?? '').localeCompare(b.since ?? '') || a.id.localeCompare(b.id))
    },

    /** One of them; null where it does not wait, or is not there. */
    async find(
      part: SignablePart,
      id: string,
      reader: Pick<Principal, 'kind' | 'id'>,
    ): Promise<ToSign | null> {
      const waiting = waitingIn(register.value).find((one) => one.part === part && one.entry.id === id)
      return waiting ? describe(waiting, reader) : null
    },
  }
}
