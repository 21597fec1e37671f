import type { RoleName } from '#domain/ports/people.js'

/** Who asks: a person with a session, or a program with an API token. */
export interface Principal {
  readonly kind: 'user' | 'token'
  readonly id: string
  readonly name: string
  readonly role: RoleName
  readonly language: string | null
}
