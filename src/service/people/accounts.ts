import type { Account, EntryLink, Grant, KeptUser, RoleName, Session } from '#domain/ports/people.js'
import type { Clock, Store, Transaction } from '#domain/ports.js'
import { day, hour, type Instant, plusMs } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { newSecret } from '../secret.js'
import { normalName, userFields } from './user-fields.js'

export interface AccountContext {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
}

/** A link by which somebody comes in once: the code is told here and nowhere else. */
export interface MadeLink {
  readonly kind: EntryLink['kind']
  readonly user: string
  readonly name: string
  readonly mail: string | null
  readonly language: string | null
  readonly code: string
  readonly expiresAt: Instant
}

export interface Invited {
  readonly name: string
  readonly fullName: string
  readonly mail: string | null
  readonly role: RoleName
  readonly person: string | null
  readonly offices: readonly string[]
}

const linkMs = { invitation: 3 * day, reset: day } as const
/** For a link that anybody may ask for by typing a name. */
export const forgottenMs = hour

/** Makes a link in place of the one that the user had. */
export const makeLink = async (
  tx: Transaction,
  { clock, organisation }: AccountContext,
  user: KeptUser,
  kind: EntryLink['kind'],
  lastsMs: number = linkMs[kind],
): Promise<MadeLink> => {
  const { secret, hash } = newSecret()
  const createdAt = clock.now()
  const expiresAt = plusMs(createdAt, lastsMs)
  await tx.people.putEntryLink(hash, { kind, organisation, user: user.id, createdAt, expiresAt })
  const { id, name, mail, language } = user
  return { kind, user: id, name, mail, language, code: secret, expiresAt }
}

const canAdminister = ({ role, disabledAt, hasPassword }: Account): boolean =>
  role === 'admin' && disabledAt === null && hasPassword

/** Whether without that one nobody would be left who can let others in. */
const isLastOf = (accounts: readonly Account[], gone: string): boolean => {
  const was = accounts.find(({ id }) => id === gone)
  if (was?.role !== 'admin' || was.disabledAt !== null) return false
  return !accounts.some((other) => other.id !== gone && canAdminister(other))
}

/** What an administrator does with accounts. `who` stands in the audit log. */
export const openAccounts = (context: AccountContext) => {
  const { store, clock, organisation } = context

  const known = async (
    tx: Pick<Transaction, 'people'>,
    id: string,
  ): Promise<{ user: KeptUser; grant: Grant }> => {
    const [user, grant] = [await tx.people.user(id), await tx.people.grant(organisation, id)]
    if (!user || !grant) throw new Problem('not_found', 'There is no such account.')
    return { user, grant }
  }

  /** @throws Problem conflict, where nobody would be left who can let others in. */
  const keepAnAdmin = async (tx: Transaction, gone: string): Promise<void> => {
    const accounts = await tx.people.accounts(organisation)
    if (isLastOf(accounts, gone))
      throw new Problem('conflict', 'This is the last administrator: make another one first.')
  }

  /** Ends every API token that the user made. */
  const endTokens = async (tx: Transaction, maker: string): Promise<number> => {
    let ended = 0
    for (const { id, madeBy } of await tx.people.apiTokens(organisation))
      if (madeBy === maker && (await tx.people.revokeApiToken(organisation, id, clock.now()))) ended += 1
    return ended
  }

  const change = <T>(
    id: string,
    who: string,
    what: string,
    work: (tx: Transaction, user: KeptUser, grant: Grant) => Promise<{ detail: object; result: T }>,
  ): Promise<T> =>
    store.transaction(async (tx) => {
      const { user, grant } = await known(tx, id)
      const { detail, result } = await work(tx, user, grant)
      await tx.of(organisation).audit({ at: clock.now(), who, what, on: id, detail })
      return result
    })

  return {
    list: (): Promise<Account[]> => store.people.accounts(organisation),

    /** @throws Problem not_found. */
    async get(id: string): Promise<Account> {
      const account = await store.people.account(organisation, id)
      if (!account) throw new Problem('not_found', 'There is no such account.')
      return account
    },

    /** @throws Problem not_found. */
    async byName(name: string): Promise<Account> {
      const user = await store.people.userByName(normalName(name))
      const account = user && (await store.people.account(organisation, user.id))
      if (!account) throw new Problem('not_found', said`There is no user named ${name}.`)
      return account
    },

    /** Writes down that somebody looked at one account, or at the list of all. */
    look: (id: string | null, who: string): Promise<void> =>
      store.transaction((tx) =>
        tx.of(organisation).audit({ at: clock.now(), who, what: 'people.look', on: id, detail: {} }),
      ),

    async isLastAdmin(id: string): Promise<boolean> {
      return isLastOf(await store.people.accounts(organisation), id)
    },

    sessions: (id: string): Promise<Session[]> => store.people.sessions(organisation, id),

    link: (id: string): Promise<EntryLink | null> => store.people.entryLinkOf(organisation, id),

    /** @throws Problem invalid (naming the fields), conflict (the name is somebody's). */
    async invite(invited: Invited, who: string): Promise<MadeLink> {
      const name = normalName(invited.name)
      const fields = userFields(invited)
      const now = clock.now()
      const user: KeptUser = {
        id: crypto.randomUUID(),
        organisation,
        name,
        ...fields,
        language: null,
        createdAt: now,
        disabledAt: null,
        passwordHash: null,
      }
      const { role, person, offices } = invited
      return store.transaction(async (tx) => {
        await tx.people.putUser(user)
        await tx.people.putGrant({ organisation, user: user.id, role, person, offices, grantedAt: now })
        await tx
          .of(organisation)
          .audit({ at: now, who, what: 'user.invite', on: user.id, detail: { name, role, offices } })
        return makeLink(tx, context, user, 'invitation')
      })
    },

    /**
     * Whoever has the account must sign in again; the API tokens of who is no administrator any more end.
     * @throws Problem conflict: the last administrator.
     */
    setRole: (id: string, role: RoleName, who: string): Promise<void> =>
      change(id, who, 'user.role', async (tx, _user, grant) => {
        if (role !== 'admin') await keepAnAdmin(tx, id)
        if (role !== grant.role) {
          await tx.people.putGrant({ ...grant, role })
          await tx.people.endSessions(id)
          if (role !== 'admin') await endTokens(tx, id)
        }
        return { detail: { before: grant.role, after: role }, result: undefined }
      }),

    /** Who it is, and which offices of the register are theirs. @throws Problem invalid. */
    describe: (
      id: string,
      given: Pick<Invited, 'fullName' | 'mail' | 'person' | 'offices'>,
      who: string,
    ): Promise<void> =>
      change(id, who, 'user.describe', async (tx, user, grant) => {
        const fields = userFields(given)
        const { person, offices } = given
        await tx.people.putUser({ ...user, ...fields })
        await tx.people.putGrant({ ...grant, person, offices })
        return { detail: { person, offices }, result: undefined }
      }),

    /** Ends every session, and every API token that the user made. @throws Problem conflict: the last administrator. */
    disable: (id: string, who: string): Promise<void> =>
      change(id, who, 'user.disable', async (tx, user) => {
        await keepAnAdmin(tx, id)
        await tx.people.putUser({ ...user, disabledAt: clock.now() })
        await tx.people.dropEntryLinks(id)
        const sessions = await tx.people.endSessions(id)
        const tokens = await endTokens(tx, id)
        return { detail: { sessions, tokens }, result: undefined }
      }),

    enable: (id: string, who: string): Promise<void> =>
      change(id, who, 'user.enable', async (tx, user) => {
        await tx.people.putUser({ ...user, disabledAt: null })
        return { detail: {}, result: undefined }
      }),

    /** The old password serves no longer; whoever has the link sets a new one. For the invited, a new invitation. */
    reset: (id: string, who: string): Promise<MadeLink> =>
      change(id, who, 'user.reset', async (tx, user, grant) => {
        if (user.disabledAt !== null)
          throw new Problem('conflict', 'This account is disabled: enable it first.')
        const before = await tx.people.entryLinkOf(organisation, id)
        const isInvited = user.passwordHash === null && before?.kind !== 'reset'
        const kind = isInvited ? 'invitation' : 'reset'
        const link = await makeLink(tx, context, user, kind)
        await tx.people.putUser({ ...user, passwordHash: null })
        const sessions = await tx.people.endSessions(id)
        return { detail: { role: grant.role, sessions }, result: link }
      }),

    /** For who has lost the authenticator and the recovery codes. */
    dropSecondFactor: (id: string, who: string): Promise<void> =>
      change(id, who, 'factor.drop', async (tx) => {
        await tx.people.dropSecondFactor(id)
        return { detail: { sessions: await tx.people.endSessions(id) }, result: undefined }
      }),

    /** @throws Problem not_found. */
    endSession: (id: string, session: string, who: string): Promise<void> =>
      change(id, who, 'session.end', async (tx) => {
        if (!(await tx.people.endSessionOf(organisation, id, session)))
          throw new Problem('not_found', 'There is no such session.')
        return { detail: {}, result: undefined }
      }),

    /** Ends all sessions but the one with the hash `kept`. */
    endSessions: (id: string, who: string, kept?: string): Promise<number> =>
      change(id, who, 'session.end', async (tx) => {
        const sessions = await tx.people.endSessions(id, kept)
        return { detail: { sessions }, result: sessions }
      }),
  }
}
