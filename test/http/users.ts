import type { Account, RoleName } from '#domain/ports/people.js'
import type { Store } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { hashPassword } from '#service/password.js'
import { beginSession } from '#service/people/sessions.js'

export const password = 'correct horse battery staple'

/** Made once: it takes as long as it should. */
const passwordHash = hashPassword(password)

export interface SignedIn {
  readonly id: string
  readonly name: string
  readonly cookie: string
  /** What a browser of this server's own pages sends. */
  readonly headers: Record<string, string>
}

let count = 0

/** Somebody with that role, as if invited and signed in, by default in the organisation of the tests. */
export const putUser = async (
  { store, now }: { readonly store: Store; now(): Instant },
  role: RoleName,
  given: Partial<Pick<Account, 'id' | 'name' | 'organisation' | 'mail' | 'person' | 'offices'>> = {},
): Promise<SignedIn> => {
  const organisation = given.organisation ?? 'plandiste'
  count += 1
  const id = given.id ?? `${role}-${count}`
  const name = given.name ?? id
  const hash = await passwordHash
  const { secret } = await store.transaction(async (tx) => {
    await tx.people.putUser({
      id,
      organisation,
      name,
      fullName: '',
      mail: given.mail ?? null,
      language: null,
      createdAt: now(),
      disabledAt: null,
      passwordHash: hash,
    })
    await tx.people.putGrant({
      organisation,
      user: id,
      role,
      person: given.person ?? null,
      offices: given.offices ?? [],
      grantedAt: now(),
    })
    const from = { address: '127.0.0.1', browser: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0' }
    return beginSession(tx, { now }, { organisation, user: id, from, by: 'test' })
  })
  const cookie = `popis=${secret}`
  return {
    id,
    name,
    cookie,
    headers: { Cookie: cookie, Origin: 'http://localhost', Host: 'localhost', 'Accept-Language': 'en' },
  }
}
