import type { Transaction } from '#domain/ports.js'
import { hashPassword } from '../password.js'
import type { AccountContext } from './accounts.js'
import { passwordFault } from './user-fields.js'

/** What people change about their own account. */
export const openOwnAccount = ({ store, clock, organisation }: AccountContext) => {
  const audit = (tx: Transaction, user: string, what: string, detail: object) =>
    tx.of(organisation).audit({ at: clock.now(), who: user, what, on: user, detail })
  return {
    /** Sets a new password and ends all sessions but this one. The old one was checked before. */
    async setPassword(
      id: string,
      password: string,
      session: string,
    ): Promise<{ readonly sessions: number } | { readonly refused: 'short' | 'long' }> {
      const fault = passwordFault(password)
      if (fault) return { refused: fault }
      const passwordHash = await hashPassword(password)
      return store.transaction(async (tx) => {
        const user = await tx.people.user(id)
        if (!user) throw new TypeError('a session without its user')
        await tx.people.putUser({ ...user, passwordHash })
        await tx.people.dropEntryLinks(id)
        const sessions = await tx.people.endSessions(id, session)
        await audit(tx, id, 'user.password', { by: 'self', sessions })
        return { sessions }
      })
    },

    setLanguage: (id: string, language: string | null): Promise<void> =>
      store.transaction(async (tx) => {
        const user = await tx.people.user(id)
        if (!user) throw new TypeError('a session without its user')
        await tx.people.putUser({ ...user, language })
        await audit(tx, id, 'user.language', { language })
      }),
  }
}
