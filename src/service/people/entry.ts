import type { EntryLink, KeptUser } from '#domain/ports/people.js'
import type { Transaction } from '#domain/ports.js'
import { sha256 } from '#lib/canonical.js'
import { minute, plusMs } from '#lib/instant.js'
import { hashPassword } from '../password.js'
import { type AccountContext, forgottenMs, type MadeLink, makeLink } from './accounts.js'
import { beginSession, type From, type NewSession } from './sessions.js'
import { normalName, passwordFault } from './user-fields.js'

/** Nobody's letter box is filled by typing a name again and again. */
const betweenLinksMs = 10 * minute

export type EntryResult =
  | NewSession
  | { readonly done: true }
  | { readonly refused: 'code' | 'short' | 'long' }

/** By which links people come in: an invitation, a new password. */
export const openEntry = (context: AccountContext) => {
  const { store, clock, organisation } = context

  const find = async (
    people: Transaction['people'] | typeof store.people,
    code: string,
    kind: EntryLink['kind'],
  ): Promise<KeptUser | null> => {
    const link = await people.entryLink(sha256(code))
    if (link?.organisation !== organisation || link.kind !== kind || link.expiresAt <= clock.now())
      return null
    const user = await people.user(link.user)
    return user && user.disabledAt === null && (await people.grant(organisation, user.id)) ? user : null
  }

  return {
    /** The name of whoever the link is for; null where it no longer serves. */
    nameOf: async (code: string, kind: EntryLink['kind']): Promise<string | null> =>
      (await find(store.people, code, kind))?.name ?? null,

    /**
     * Sets the password. The invited are in; who sets a new one, or has a second factor already, signs in with it.
     */
    async setPassword(
      code: string,
      kind: EntryLink['kind'],
      password: string,
      from: From,
    ): Promise<EntryResult> {
      if (!(await find(store.people, code, kind))) return { refused: 'code' }
      const fault = passwordFault(password)
      if (fault) return { refused: fault }
      const passwordHash = await hashPassword(password)
      return store.transaction(async (tx): Promise<EntryResult> => {
        // The link may have been used meanwhile.
        const user = await find(tx.people, code, kind)
        if (!user) return { refused: 'code' }
        await tx.people.putUser({ ...user, passwordHash })
        await tx.people.dropEntryLinks(user.id)
        await tx.people.endSessions(user.id)
        await tx
          .of(organisation)
          .audit({ at: clock.now(), who: user.id, what: 'user.password', on: user.id, detail: { by: kind } })
        const hasFactor = (await tx.people.secondFactor(user.id))?.confirmedAt
        if (kind === 'reset' || hasFactor) return { done: true }
        return beginSession(tx, clock, { organisation, user: user.id, from, by: kind })
      })
    },

    /** A link for who has forgotten the password; null where there is nobody of that name who gets mail. */
    async forgot(givenName: string, address: string): Promise<MadeLink | null> {
      const user = await store.people.userByName(normalName(givenName))
      if (!user?.mail || user.disabledAt !== null || user.passwordHash === null) return null
      return store.transaction(async (tx) => {
        if (!(await tx.people.grant(organisation, user.id))) return null
        const before = await tx.people.entryLinkOf(organisation, user.id)
        if (before && plusMs(before.createdAt, betweenLinksMs) > clock.now()) return null
        await tx
          .of(organisation)
          .audit({ at: clock.now(), who: user.id, what: 'user.forgot', on: user.id, detail: { address } })
        return makeLink(tx, context, user, 'reset', forgottenMs)
      })
    },
  }
}
