import type { AuditFilter, KeptAuditEntry } from '#domain/ports/audit.js'
import type { Clock, Store } from '#domain/ports.js'

export interface AuditPage {
  readonly entries: readonly KeptAuditEntry[]
  /** Goes to `before` for what follows; null at the end. */
  readonly next: number | null
  /** The last entry of all: written down elsewhere, its hash shows that none was cut off the end. */
  readonly head: Pick<KeptAuditEntry, 'number' | 'hash' | 'at'> | null
  /** Names of who acted and of what was acted on, where they are accounts or tokens. */
  readonly names: ReadonlyMap<string, string>
}

const perPage = 100

/** The audit log as people read it. */
export const openAuditLog = (services: {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly organisation: string
}) => {
  const { store, organisation } = services
  const namesOf = async (): Promise<Map<string, string>> => {
    const [accounts, tokens] = await Promise.all([
      store.people.accounts(organisation),
      store.people.apiTokens(organisation),
    ])
    return new Map([
      ...tokens.map(({ id, name }) => [id, name || id] as const),
      ...accounts.map(({ id, name }) => [id, name] as const),
    ])
  }
  return {
    /** `who` and `on` may be a user's name as well as an id. */
    async page(filter: Omit<AuditFilter, 'limit'>): Promise<AuditPage> {
      const reader = store.of(organisation)
      const names = await namesOf()
      const idOf = (given: string): string =>
        [...names].find(([id, name]) => id === given || name === given)?.[0] ?? given
      const { who, on, ...rest } = filter
      const [found, [head]] = await Promise.all([
        reader.auditEntries({
          ...rest,
          ...(who === undefined ? {} : { who: idOf(who) }),
          ...(on === undefined ? {} : { on: idOf(on) }),
          limit: perPage + 1,
        }),
        reader.auditEntries({ limit: 1 }),
      ])
      const entries = found.slice(0, perPage)
      return {
        entries,
        next: found.length > perPage ? (entries.at(-1)?.number ?? null) : null,
        head: head ?? null,
        names,
      }
    },
  }
}
