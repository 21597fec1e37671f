import { timingSafeEqual } from 'node:crypto'
import { sha256 } from '#lib/canonical.js'
import { newSecret } from './secret.js'
import type { From, NewSession, SignIn } from './sign-in.js'

/** The name of the one user of a demonstration, its administrator. */
export const demoUser = 'demo'

/** Lets in, without a password, whoever shows the code that the demonstration printed where it was started. */
export interface DemoDoor {
  readonly code: string
  /** Null where it is another code. */
  enter(code: string, from: From): Promise<NewSession | null>
}

export const openDemoDoor = (signIn: Pick<SignIn, 'openDoor' | 'signIn' | 'welcome'>): DemoDoor => {
  const { secret: code, hash } = newSecret()
  const { secret: password } = newSecret()

  const enter = async (from: From): Promise<NewSession> => {
    const first = await signIn.openDoor()
    const result =
      first === null
        ? await signIn.signIn(demoUser, password, from)
        : await signIn.welcome(first, demoUser, password, from)
    if ('secret' in result) return result
    throw new Error('the user of the demonstration cannot come in')
  }
  // Two at once would both be the first.
  let entering: Promise<unknown> = Promise.resolve()
  return {
    code,
    enter: async (given, from) => {
      if (!timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(hash))) return null
      const mine = entering.then(() => enter(from))
      entering = mine.catch(() => undefined)
      return mine
    },
  }
}
