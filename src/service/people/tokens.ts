import type { ApiToken, RoleName } from '#domain/ports/people.js'
import { plusMs } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { newSecret } from '../secret.js'
import type { AccountContext } from './accounts.js'

/** API tokens: by them programs ask, each with a role of its own. */
export const openTokens = ({ store, clock, organisation }: AccountContext) => ({
  list: (): Promise<ApiToken[]> => store.people.apiTokens(organisation),

  /** Returns the token, which is told this once. */
  async create(
    given: { readonly role: RoleName; readonly name: string; readonly expiresInMs: number | null },
    who: string,
  ): Promise<{ readonly token: string; readonly id: string }> {
    const { secret, hash } = newSecret('popis_')
    const id = crypto.randomUUID()
    const createdAt = clock.now()
    const { role, name, expiresInMs } = given
    const expiresAt = expiresInMs === null ? null : plusMs(createdAt, expiresInMs)
    await store.transaction(async (tx) => {
      // A token that was made with a token is of whoever made the first: it goes when they go.
      const tokens = await tx.people.apiTokens(organisation)
      const madeBy = tokens.find((token) => token.id === who)?.madeBy ?? who
      await tx.people.putApiToken(hash, {
        id,
        organisation,
        role,
        name: name.trim().slice(0, 100),
        madeBy,
        createdAt,
        expiresAt,
        revokedAt: null,
        lastUsedAt: null,
      })
      await tx
        .of(organisation)
        .audit({ at: createdAt, who, what: 'token.create', on: id, detail: { role, expiresAt } })
    })
    return { token: secret, id }
  },

  /** @throws Problem not_found. */
  async revoke(id: string, who: string): Promise<void> {
    await store.transaction(async (tx) => {
      if (!(await tx.people.revokeApiToken(organisation, id, clock.now())))
        throw new Problem('not_found', 'There is no such token that still serves.')
      await tx.of(organisation).audit({ at: clock.now(), who, what: 'token.revoke', on: id, detail: {} })
    })
  },
})
