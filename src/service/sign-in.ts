import type { User } from '#domain/ports/people.js'
import type { Clock, Store } from '#domain/ports.js'
import { sha256 } from '#lib/canonical.js'
import { day, hour, plusMs, second } from '#lib/instant.js'
import { openDelays } from './delays.js'
import { hashPassword, isPassword, passwordLength } from './password.js'
import type { Principal } from './principal.js'
import { newSecret } from './secret.js'

/** A working day: who comes back in the morning signs in again. */
const sessionMs = 12 * hour
const firstCodeMs = day

export interface NewSession {
  readonly secret: string
  readonly lastsSeconds: number
}

export type SignInResult =
  | NewSession
  | { readonly refused: 'wrong' }
  | { readonly refused: 'wait'; readonly seconds: number }
export type WelcomeResult = NewSession | { readonly refused: 'code' | 'name' | 'short' | 'long' }

const normalName = (name: string): string => name.normalize('NFC').trim()

const isName = (name: string): boolean => name.length >= 1 && name.length <= 64 && !/\p{Cc}/u.test(name)

/** The door: the first admin, sessions, and who stands behind one. */
export const openSignIn = (services: {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
}) => {
  const { store, clock, organisation } = services
  const delays = openDelays(clock)

  const isFirstCode = async (code: string): Promise<boolean> => {
    const first = await store.people.firstCode()
    return first !== null && first.hash === sha256(code) && clock.now() < first.expiresAt
  }

  const newSession = (user: string) => {
    const { secret, hash } = newSecret()
    const createdAt = clock.now()
    const expiresAt = plusMs(createdAt, sessionMs)
    return {
      hash,
      session: { user, createdAt, expiresAt },
      told: { secret, lastsSeconds: sessionMs / second },
    }
  }

  return {
    /** Makes the one-time code of the first start, in place of an older one; null once somebody is there. */
    async openDoor(): Promise<string | null> {
      if (await store.people.hasUsers()) return null
      const { secret, hash } = newSecret()
      await store.transaction((tx) => tx.people.putFirstCode(hash, plusMs(clock.now(), firstCodeMs)))
      return secret
    },

    isFirstCode,

    async welcome(code: string, givenName: string, password: string): Promise<WelcomeResult> {
      if (!(await isFirstCode(code))) return { refused: 'code' }
      const name = normalName(givenName)
      if (!isName(name)) return { refused: 'name' }
      if ([...password].length < passwordLength.min) return { refused: 'short' }
      if (password.length > passwordLength.max) return { refused: 'long' }
      const passwordHash = await hashPassword(password)
      const createdAt = clock.now()
      const user: User = {
        id: crypto.randomUUID(),
        organisation,
        name,
        role: 'admin',
        language: null,
        createdAt,
      }
      const { hash, session, told } = newSession(user.id)
      return store.transaction(async (tx) => {
        // Two may have followed the link at once: only the first of them is let in.
        const first = await tx.people.firstCode()
        if (first?.hash !== sha256(code) || (await tx.people.hasUsers())) return { refused: 'code' }
        await tx.people.useFirstCode()
        await tx.people.putUser({ ...user, passwordHash })
        await tx.people.putSession(hash, session)
        await tx.of(organisation).audit({
          at: createdAt,
          who: user.id,
          what: 'user.first',
          on: user.id,
          detail: { role: user.role },
        })
        return told
      })
    },

    async signIn(givenName: string, password: string, address: string): Promise<SignInResult> {
      const name = normalName(givenName)
      const seconds = delays.begin(name, address)
      if (seconds > 0) return { refused: 'wait', seconds }
      const user = password.length <= passwordLength.max ? await store.people.userByName(name) : null
      if (!(await isPassword(password.slice(0, passwordLength.max), user?.passwordHash ?? null)) || !user)
        return { refused: 'wrong' }
      delays.succeed(name, address)
      const { hash, session, told } = newSession(user.id)
      await store.transaction(async (tx) => {
        await tx.people.putSession(hash, session)
        await tx
          .of(organisation)
          .audit({ at: session.createdAt, who: user.id, what: 'session.begin', on: user.id, detail: {} })
      })
      return told
    },

    async signOut(secret: string): Promise<void> {
      await store.transaction((tx) => tx.people.endSession(sha256(secret)))
    },

    async bySession(secret: string): Promise<Principal | null> {
      const session = await store.people.session(sha256(secret))
      if (!session || session.expiresAt <= clock.now()) return null
      const user = await store.people.user(session.user)
      if (user?.organisation !== organisation) return null
      return { kind: 'user', id: user.id, name: user.name, role: user.role, language: user.language }
    },

    async byToken(secret: string): Promise<Principal | null> {
      const token = await store.people.apiToken(sha256(secret))
      const now = clock.now()
      if (token?.organisation !== organisation) return null
      if (token.revokedAt !== null || (token.expiresAt !== null && token.expiresAt <= now)) return null
      return { kind: 'token', id: token.id, name: token.id, role: token.role, language: null }
    },
  }
}

export type SignIn = ReturnType<typeof openSignIn>
