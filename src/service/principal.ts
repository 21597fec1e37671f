import type { RoleName } from '#domain/ports/people.js'

/** Who asks: a person with a session, or a program with an API token. */
export interface Principal {
  readonly kind: 'user' | 'token'
  readonly id: string
  readonly name: string
  readonly role: RoleName
  readonly language: string | null
  /** Hash of the secret of the session; null for a token. */
  readonly session: string | null
  readonly hasSecondFactor: boolean
  /** True until a second factor is set up where the settings ask for one: nothing but that is allowed. */
  readonly needsSecondFactor: boolean
}
