import type { KeptUser, RoleName } from '#domain/ports/people.js'
import type { Clock, Store } from '#domain/ports.js'
import { sha256 } from '#lib/canonical.js'
import { day, type Instant, minute, plusMs, toMs } from '#lib/instant.js'
import { openDelays } from './delays.js'
import { hashPassword, isPassword, passwordLength } from './password.js'
import type { Seal } from './people/seal.js'
import { openSecondFactor, type SecondFactorService } from './people/second-factor.js'
import { beginSession, type From, type NewSession } from './people/sessions.js'
import { openTickets } from './people/tickets.js'
import { isName, normalName, passwordFault } from './people/user-fields.js'
import type { Principal } from './principal.js'
import { newSecret } from './secret.js'

const firstCodeMs = day
/** A request says no more often than this that its session or token was used. */
const seenMs = 5 * minute

export type { From, NewSession } from './people/sessions.js'

type Wait = { readonly refused: 'wait'; readonly seconds: number }
export type SignInResult = NewSession | { readonly ticket: string } | { readonly refused: 'wrong' } | Wait
export type CodeStepResult = NewSession | { readonly refused: 'wrong' | 'ticket' } | Wait
export type WelcomeResult = NewSession | { readonly refused: 'code' | 'name' | 'short' | 'long' }

export interface SignInSettings {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
  readonly seal: Seal
  /** Who must have a second factor. */
  readonly requireTotp: 'none' | 'admins' | 'all'
}

/** The door: the first admin, signing in, and who stands behind a session or a token. */
export const openSignIn = (settings: SignInSettings) => {
  const { store, clock, organisation, requireTotp } = settings
  const delays = openDelays(clock)
  const tickets = openTickets(clock)
  const secondFactor: SecondFactorService = openSecondFactor(settings)

  const isFirstCode = async (code: string): Promise<boolean> => {
    const first = await store.people.firstCode()
    return first !== null && first.hash === sha256(code) && clock.now() < first.expiresAt
  }

  const mustHave = (role: RoleName): boolean =>
    requireTotp === 'all' || (requireTotp === 'admins' && role === 'admin')

  const isStale = (seenAt: Instant | null): boolean =>
    seenAt === null || toMs(clock.now()) - toMs(seenAt) >= seenMs

  /** Null where the account was closed, or got another password, since that password was shown. */
  const begin = (
    { id, passwordHash }: Pick<KeptUser, 'id' | 'passwordHash'>,
    from: From,
    by: string,
  ): Promise<NewSession | null> =>
    store.transaction(async (tx) => {
      const user = await tx.people.user(id)
      if (!user || user.disabledAt !== null || user.passwordHash !== passwordHash) return null
      if (!(await tx.people.grant(organisation, id))) return null
      return beginSession(tx, clock, { organisation, user: id, from, by })
    })

  return {
    secondFactor,
    mustHaveSecondFactor: mustHave,

    /** Makes the one-time code of the first start, in place of an older one; null once somebody is there. */
    async openDoor(): Promise<string | null> {
      if (await store.people.hasUsers()) return null
      const { secret, hash } = newSecret()
      await store.transaction((tx) => tx.people.putFirstCode(hash, plusMs(clock.now(), firstCodeMs)))
      return secret
    },

    isFirstCode,

    async welcome(code: string, givenName: string, password: string, from: From): Promise<WelcomeResult> {
      if (!(await isFirstCode(code))) return { refused: 'code' }
      const name = normalName(givenName)
      if (!isName(name)) return { refused: 'name' }
      const fault = passwordFault(password)
      if (fault) return { refused: fault }
      const createdAt = clock.now()
      const user: KeptUser = {
        id: crypto.randomUUID(),
        organisation,
        name,
        fullName: '',
        mail: null,
        language: null,
        createdAt,
        disabledAt: null,
        passwordHash: await hashPassword(password),
      }
      return store.transaction(async (tx) => {
        // Two may have followed the link at once: only the first of them is let in.
        const first = await tx.people.firstCode()
        if (first?.hash !== sha256(code) || (await tx.people.hasUsers())) return { refused: 'code' }
        await tx.people.useFirstCode()
        await tx.people.putUser(user)
        await tx.people.putGrant({
          organisation,
          user: user.id,
          role: 'admin',
          person: null,
          offices: [],
          grantedAt: createdAt,
        })
        await tx.of(organisation).audit({
          at: createdAt,
          who: user.id,
          what: 'user.first',
          on: user.id,
          detail: { role: 'admin' },
        })
        return beginSession(tx, clock, { organisation, user: user.id, from, by: 'first start' })
      })
    },

    /** Takes name and password. Who has a second factor gets a ticket, with which a code is to be shown. */
    async signIn(givenName: string, password: string, from: From): Promise<SignInResult> {
      const name = normalName(givenName)
      const seconds = delays.begin(name, from.address)
      if (seconds > 0) return { refused: 'wait', seconds }
      const user = password.length <= passwordLength.max ? await store.people.userByName(name) : null
      const isRight = await isPassword(password.slice(0, passwordLength.max), user?.passwordHash ?? null)
      const account = user && isRight ? await store.people.account(organisation, user.id) : null
      if (!user || !account || account.disabledAt !== null) return { refused: 'wrong' }
      if (account.hasSecondFactor) {
        delays.forgive(name, from.address)
        return { ticket: tickets.issue(account.id, name, user.passwordHash) }
      }
      delays.succeed(name, from.address)
      return (await begin(user, from, 'password')) ?? { refused: 'wrong' }
    },

    isTicket: (ticket: string): boolean => tickets.find(ticket) !== null,

    /** Takes the code of an authenticator, or a recovery code, from who has shown a password before. */
    async showCode(ticket: string, code: string, from: From): Promise<CodeStepResult> {
      const held = tickets.tryOnce(ticket)
      if (!held) return { refused: 'ticket' }
      const result = await secondFactor.check(held.user, code, from.address)
      if ('refused' in result) return result
      tickets.use(ticket)
      const { user: id, passwordHash } = held
      const session = await begin({ id, passwordHash }, from, `password and ${result.by}`)
      if (!session) return { refused: 'ticket' }
      delays.succeed(held.name, from.address)
      return session
    },

    /** Whether that is the user's password; counts as an attempt to sign in. */
    async isOwnPassword(user: string, password: string, address: string): Promise<boolean | Wait> {
      const kept = await store.people.user(user)
      if (!kept) return false
      const seconds = delays.begin(kept.name, address)
      if (seconds > 0) return { refused: 'wait', seconds }
      const isRight = await isPassword(password.slice(0, passwordLength.max), kept.passwordHash)
      if (isRight) delays.succeed(kept.name, address)
      return isRight
    },

    async signOut(secret: string): Promise<void> {
      const hash = sha256(secret)
      await store.transaction(async (tx) => {
        const session = await tx.people.session(hash)
        if (session?.organisation !== organisation) return
        await tx.people.endSession(hash)
        await tx
          .of(organisation)
          .audit({ at: clock.now(), who: session.user, what: 'session.end', on: session.user, detail: {} })
      })
    },

    async bySession(secret: string): Promise<Principal | null> {
      const hash = sha256(secret)
      const session = await store.people.session(hash)
      if (session?.organisation !== organisation || session.expiresAt <= clock.now()) return null
      const account = await store.people.account(organisation, session.user)
      if (!account || account.disabledAt !== null) return null
      if (isStale(session.seenAt)) await store.transaction((tx) => tx.people.seeSession(hash, clock.now()))
      const { id, name, role, language, hasSecondFactor } = account
      const needsSecondFactor = mustHave(role) && !hasSecondFactor
      return { kind: 'user', id, name, role, language, session: hash, hasSecondFactor, needsSecondFactor }
    },

    async byToken(secret: string): Promise<Principal | null> {
      const hash = sha256(secret)
      const token = await store.people.apiToken(hash)
      const now = clock.now()
      if (token?.organisation !== organisation) return null
      if (token.revokedAt !== null || (token.expiresAt !== null && token.expiresAt <= now)) return null
      if (isStale(token.lastUsedAt)) await store.transaction((tx) => tx.people.seeApiToken(hash, now))
      const { id, role } = token
      const name = token.name === '' ? id : token.name
      const none = { language: null, session: null, hasSecondFactor: false, needsSecondFactor: false }
      return { kind: 'token', id, name, role, ...none }
    },
  }
}

export type SignIn = ReturnType<typeof openSignIn>
