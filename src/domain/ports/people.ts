import type { Instant } from '#lib/instant.js'

export const roles = ['viewer', 'operator', 'auditor', 'approver', 'admin'] as const
export type RoleName = (typeof roles)[number]

export interface User {
  readonly id: string
  readonly organisation: string
  readonly name: string
  readonly role: RoleName
  readonly language: string | null
  readonly createdAt: Instant
}

export interface Session {
  readonly user: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
}

export interface ApiToken {
  readonly id: string
  readonly organisation: string
  readonly role: RoleName
  readonly createdAt: Instant
  readonly expiresAt: Instant | null
  readonly revokedAt: Instant | null
}

/** Secrets are kept as their SHA-256 (random ones) or argon2id (passwords), never as themselves. */
export interface PeopleStore {
  read: {
    hasUsers(): Promise<boolean>
    user(id: string): Promise<(User & { readonly passwordHash: string }) | null>
    userByName(name: string): Promise<(User & { readonly passwordHash: string }) | null>
    session(hash: string): Promise<Session | null>
    apiToken(hash: string): Promise<ApiToken | null>
    /** The one-time code of the first start, while it is unused. */
    firstCode(): Promise<{ readonly hash: string; readonly expiresAt: Instant } | null>
  }
  write: {
    putUser(user: User & { readonly passwordHash: string }): Promise<void>
    putSession(hash: string, session: Session): Promise<void>
    endSession(hash: string): Promise<void>
    putApiToken(hash: string, token: ApiToken): Promise<void>
    putFirstCode(hash: string, expiresAt: Instant): Promise<void>
    useFirstCode(): Promise<void>
    putEnrolmentToken(
      hash: string,
      token: { organisation: string; expiresAt: Instant; uses: number },
    ): Promise<void>
    /** Takes one use of an enrolment token. Returns its organisation, or why it does not serve. */
    useEnrolmentToken(
      hash: string,
      now: Instant,
    ): Promise<{ organisation: string } | 'unknown' | 'expired' | 'used-up'>
  }
}
