import type { Clock } from '#domain/ports.js'
import { sha256 } from '#lib/canonical.js'
import { type Instant, minute, plusMs } from '#lib/instant.js'
import { newSecret } from '../secret.js'

const lastsMs = 5 * minute
const mostTries = 5
const mostTickets = 10_000

interface Ticket {
  readonly user: string
  readonly name: string
  readonly passwordHash: string | null
  readonly expiresAt: Instant
  tries: number
}

/** Who has shown a password and not yet a code: kept here for five minutes, and no session. */
export const openTickets = (clock: Pick<Clock, 'now'>) => {
  const tickets = new Map<string, Ticket>()
  const forgetOld = () => {
    const now = clock.now()
    for (const [hash, { expiresAt }] of tickets) {
      if (expiresAt > now && tickets.size < mostTickets) break
      tickets.delete(hash)
    }
  }
  const find = (secret: string): Ticket | null => {
    const ticket = tickets.get(sha256(secret))
    return ticket && ticket.expiresAt > clock.now() ? ticket : null
  }
  return {
    /** `passwordHash` is of the password that was shown. */
    issue(user: string, name: string, passwordHash: string | null): string {
      forgetOld()
      const { secret, hash } = newSecret()
      tickets.set(hash, { user, name, passwordHash, expiresAt: plusMs(clock.now(), lastsMs), tries: 0 })
      return secret
    },
    find,
    /** Counts a try; who has had too many must show the password again. */
    tryOnce(secret: string): Ticket | null {
      const ticket = find(secret)
      if (!ticket) return null
      ticket.tries += 1
      if (ticket.tries <= mostTries) return ticket
      tickets.delete(sha256(secret))
      return null
    },
    use(secret: string): void {
      tickets.delete(sha256(secret))
    },
  }
}
