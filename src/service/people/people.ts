import type { Clock, RegisterDocument, Store } from '#domain/ports.js'
import type { Texts } from '../texts.js'
import { openAccounts } from './accounts.js'
import { openEntry } from './entry.js'
import { type MailChannel, openLetters } from './letters.js'
import { openOwnAccount } from './own-account.js'
import { openTokens } from './tokens.js'

/** Accounts, and all by which people and programs come in. */
export const openPeople = (services: {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
  readonly register: Pick<RegisterDocument, 'value'>
  readonly texts: Texts
  readonly mail: MailChannel | null
  url(): string
  /** What went wrong after the answer was given. */
  onFailure(error: unknown): void
}) => {
  const letters = openLetters(services)
  const entry = openEntry(services)
  let last: Promise<void> = Promise.resolve()
  return {
    accounts: openAccounts(services),
    entry,
    own: openOwnAccount(services),
    tokens: openTokens(services),
    letters,

    /**
     * Sends a link to who has forgotten the password, after the caller has gone on: how long it takes tells nobody
     * whether there is such a name.
     */
    forgot(name: string, address: string): void {
      last = last
        .then(async () => {
          const link = letters.canSend ? await entry.forgot(name, address) : null
          if (link !== null) await letters.send(link)
        })
        .catch(services.onFailure)
    },

    /** Something went wrong, and the answer does without it: for the log. */
    report: (error: unknown): void => services.onFailure(error),

    /** Resolves once everything that was begun so is done. */
    settled: (): Promise<void> => last,
  }
}

export type People = ReturnType<typeof openPeople>
