import type { Session } from '#domain/ports/people.js'
import type { Clock, Transaction } from '#domain/ports.js'
import { hour, plusMs, second } from '#lib/instant.js'
import { newSecret } from '../secret.js'

/** A working day: who comes back in the morning signs in again. */
const sessionMs = 12 * hour

/** Where a request comes from. */
export interface From {
  readonly address: string
  /** What the browser says that it is. */
  readonly browser: string
}

export interface NewSession {
  readonly secret: string
  readonly lastsSeconds: number
}

/** Begins a session with a secret of its own, which stands nowhere but in the answer; old ones are forgotten by the way. */
export const beginSession = async (
  tx: Transaction,
  clock: Pick<Clock, 'now'>,
  { organisation, user, from, by }: { organisation: string; user: string; from: From; by: string },
): Promise<NewSession> => {
  const { secret, hash } = newSecret()
  const now = clock.now()
  const session: Session = {
    id: crypto.randomUUID(),
    organisation,
    user,
    createdAt: now,
    expiresAt: plusMs(now, sessionMs),
    seenAt: now,
    address: from.address,
    browser: from.browser.slice(0, 300),
  }
  await tx.people.forgetSessions(now)
  await tx.people.putSession(hash, session)
  await tx.of(organisation).audit({
    at: now,
    who: user,
    what: 'session.begin',
    on: user,
    detail: { by, address: from.address },
  })
  return { secret, lastsSeconds: sessionMs / second }
}
