import type { Instant } from '#lib/instant.js'

/** Roles that people have. */
export const personRoles = ['viewer', 'operator', 'auditor', 'approver', 'admin'] as const
export type PersonRole = (typeof personRoles)[number]
/** A reporter is a program of another organisation. */
export const roles = [...personRoles, 'reporter'] as const
export type RoleName = (typeof roles)[number]

/** Who somebody is, in whatever organisation. */
export interface User {
  readonly id: string
  /** The organisation that let the user in first. */
  readonly organisation: string
  /** What is typed at the door; nobody else has it. */
  readonly name: string
  readonly fullName: string
  readonly mail: string | null
  readonly language: string | null
  readonly createdAt: Instant
  readonly disabledAt: Instant | null
}

/** Null while the invited has not set a password yet. */
export type KeptUser = User & { readonly passwordHash: string | null }

/** What a user may do in an organisation, and as whom its register knows the user. */
export interface Grant {
  readonly organisation: string
  readonly user: string
  readonly role: RoleName
  /** Id of the entry in `persons` of the register. */
  readonly person: string | null
  /** Ids of entries in `roles` of the register that the user holds. */
  readonly offices: readonly string[]
  readonly grantedAt: Instant
}

/** A user as one organisation knows them. */
export interface Account extends User, Pick<Grant, 'role' | 'person' | 'offices'> {
  readonly hasPassword: boolean
  readonly hasSecondFactor: boolean
}

export interface Session {
  readonly id: string
  readonly organisation: string
  readonly user: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly seenAt: Instant
  readonly address: string
  /** What the browser said that it is. */
  readonly browser: string
}

/** The one-time codes of somebody's authenticator. */
export interface SecondFactor {
  /** Sealed; the key lies outside the database. */
  readonly secret: string
  /** Null until a code has shown that the authenticator has the secret. */
  readonly confirmedAt: Instant | null
  /** Time step of the last code that served: neither it nor an earlier one serves again. */
  readonly lastStep: number
}

export interface EntryLink {
  readonly kind: 'invitation' | 'reset'
  readonly organisation: string
  readonly user: string
  readonly createdAt: Instant
  readonly expiresAt: Instant
}

export interface ApiToken {
  readonly id: string
  readonly organisation: string
  readonly role: RoleName
  /** What it is for, in somebody's words. */
  readonly name: string
  /** Id of the user who made it; `command` for the machine's own command line. */
  readonly madeBy: string
  readonly createdAt: Instant
  readonly expiresAt: Instant | null
  readonly revokedAt: Instant | null
  readonly lastUsedAt: Instant | null
}

/** Secrets are kept as their SHA-256 (random ones) or argon2id (passwords), never as themselves. */
export interface PeopleStore {
  read: {
    hasUsers(): Promise<boolean>
    user(id: string): Promise<KeptUser | null>
    userByName(name: string): Promise<KeptUser | null>
    grant(organisation: string, user: string): Promise<Grant | null>
    /** Everybody who may do something in an organisation, by name. */
    accounts(organisation: string): Promise<Account[]>
    account(organisation: string, user: string): Promise<Account | null>
    session(hash: string): Promise<Session | null>
    /** Those of a user in an organisation, the newest first. */
    sessions(organisation: string, user: string): Promise<Session[]>
    secondFactor(user: string): Promise<SecondFactor | null>
    /** How many recovery codes are left. */
    recoveryCodes(user: string): Promise<number>
    entryLink(hash: string): Promise<EntryLink | null>
    entryLinkOf(organisation: string, user: string): Promise<EntryLink | null>
    apiToken(hash: string): Promise<ApiToken | null>
    /** All of an organisation, the newest first. */
    apiTokens(organisation: string): Promise<ApiToken[]>
    /** The one-time code of the first start, while it is unused. */
    firstCode(): Promise<{ readonly hash: string; readonly expiresAt: Instant } | null>
    /** Whose an enrolment token is, or why it does not serve; nothing of it is used up. */
    enrolmentToken(
      hash: string,
      now: Instant,
    ): Promise<{ organisation: string } | 'unknown' | 'expired' | 'used-up'>
  }
  write: {
    putUser(user: KeptUser): Promise<void>
    putGrant(grant: Grant): Promise<void>
    putSession(hash: string, session: Session): Promise<void>
    seeSession(hash: string, at: Instant): Promise<void>
    endSession(hash: string): Promise<void>
    /** Ends one session by its id. Returns whether there was one. */
    endSessionOf(organisation: string, user: string, id: string): Promise<boolean>
    /** Ends all sessions of a user, in whatever organisation, but the one with the hash `kept`. Returns how many. */
    endSessions(user: string, kept?: string): Promise<number>
    forgetSessions(expiredAt: Instant): Promise<void>
    putSecondFactor(user: string, factor: SecondFactor): Promise<void>
    /** Takes the recovery codes with it. */
    dropSecondFactor(user: string): Promise<void>
    /** In place of all that were there. */
    putRecoveryCodes(user: string, hashes: readonly string[]): Promise<void>
    /** Takes one that is left; false where there is none with that hash. */
    useRecoveryCode(user: string, hash: string, at: Instant): Promise<boolean>
    /** In place of the one that the user had. */
    putEntryLink(hash: string, link: EntryLink): Promise<void>
    dropEntryLinks(user: string): Promise<void>
    putApiToken(hash: string, token: ApiToken): Promise<void>
    seeApiToken(hash: string, at: Instant): Promise<void>
    /** Returns whether there was one that still served. */
    revokeApiToken(organisation: string, id: string, at: Instant): Promise<boolean>
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
