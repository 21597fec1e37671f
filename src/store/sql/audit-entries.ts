import type { AuditFilter } from '#domain/ports/audit.js'
import type { OrganisationReader } from '#domain/ports.js'
import type { Scope } from './connection.js'
import { db, type Param, query, queryShapes } from './query.js'

interface Given {
  organisation: string
  who: string
  what: string
  whatEnd: string
  on: string
  before: number
  from: string
  until: string
  limit: number
}

const most = 1000

/** Behind everything that begins with the same text. */
const after = (text: string): string => `${text}\u{10ffff}`

const listed = queryShapes((present) =>
  query((p: Param<Given>) => {
    let found = db
      .selectFrom('audit_entries')
      .select(['number', 'at', 'who', 'what', 'on_thing as on', 'detail', 'hash'])
      .where('organisation', '=', p('organisation'))
      .where('number', '<', p('before'))
    if (present.has('who')) found = found.where('who', '=', p('who'))
    if (present.has('on')) found = found.where('on_thing', '=', p('on'))
    if (present.has('what')) found = found.where('what', '>=', p('what')).where('what', '<', p('whatEnd'))
    if (present.has('from')) found = found.where('at', '>=', p('from'))
    if (present.has('until')) found = found.where('at', '<', p('until'))
    return found.orderBy('number', 'desc').limit(p('limit'))
  }),
)

export const auditReader = (scope: Scope): Pick<OrganisationReader, 'auditEntries'> => ({
  auditEntries: async (filter: AuditFilter = {}) => {
    const { who, what, on, before = Number.MAX_SAFE_INTEGER, from, until, limit = most } = filter
    const shape = Object.entries({ who, what, on, from, until })
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name)
    const given = { who, what, whatEnd: after(what ?? ''), on, before, from, until, limit } as Given
    const rows = await scope.all(listed(shape.sort()), given)
    return rows.map(({ detail, ...row }) => ({ ...row, detail: JSON.parse(detail) as unknown }))
  },
})
