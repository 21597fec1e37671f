import type { SnmpSession } from './session.js'
import { openSession } from './session.js'
import type { SnmpTarget } from './target.js'

/** Devices that are asked at once; more of them lose packets. */
const mostAtOnce = 50

interface Shared {
  readonly ready: Promise<SnmpSession>
  users: number
}

const shared = new Map<string, Shared>()
const waiting: (() => void)[] = []
let open = 0

const turn = async (): Promise<void> => {
  if (open < mostAtOnce) open += 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
}

const leave = (): void => {
  const next = waiting.shift()
  if (next) next()
  else open -= 1
}

const openInTurn = async (target: SnmpTarget): Promise<SnmpSession> => {
  await turn()
  try {
    return openSession(target)
  } catch (error) {
    leave()
    throw error
  }
}

const share = (target: SnmpTarget): { one: Shared; release(): void } => {
  const name = JSON.stringify(target)
  const one = shared.get(name) ?? { ready: openInTurn(target), users: 0 }
  shared.set(name, one)
  one.users += 1
  const release = (): void => {
    one.users -= 1
    if (one.users > 0) return
    shared.delete(name)
    one.ready.then(
      (session) => {
        session.close()
        leave()
      },
      () => undefined,
    )
  }
  return { one, release }
}

/**
 * Asks a device within `ask`, in its turn. Probes that ask the same device at the same time share one session and
 * what it has answered.
 * @param signal ends the asking.
 */
export const withSnmp = async <T>(
  target: SnmpTarget,
  ask: (session: SnmpSession) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> => {
  const { one, release } = share(target)
  try {
    const session = await one.ready
    signal?.throwIfAborted()
    const aborted = new Promise<never>((_, reject) =>
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true }),
    )
    return await Promise.race([ask(session), aborted])
  } finally {
    release()
  }
}
