import type { Part } from '#contract/register.js'
import type { OrganisationReader, OrganisationWriter } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'
import { withFields } from './row.js'

interface Place {
  organisation: string
  collection: Part
  id: string
  at: Instant
}

const entries = db
  .selectFrom('register_entries')
  .select(['collection', 'id', 'began_at as from', 'ended_at as until', 'body'])
  .orderBy('collection')
  .orderBy('id')

const present = query((p: Param<{ organisation: string }>) =>
  entries.where('organisation', '=', p('organisation')).where('ended_at', 'is', null),
)

const known = query((p: Param<{ organisation: string; at: Instant }>) =>
  entries
    .where('organisation', '=', p('organisation'))
    .where('began_at', '<=', p('at'))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', p('at'))])),
)

const since = query((p: Param<Omit<Place, 'at'>>) =>
  db
    .selectFrom('register_entries')
    .select('began_at as from')
    .where('organisation', '=', p('organisation'))
    .where('collection', '=', p('collection'))
    .where('id', '=', p('id'))
    .where('ended_at', 'is', null),
)

const forgetFrom = query((p: Param<Place>) =>
  db
    .deleteFrom('register_entries')
    .where('organisation', '=', p('organisation'))
    .where('collection', '=', p('collection'))
    .where('id', '=', p('id'))
    .where('began_at', '>=', p('at')),
)

const endAt = query((p: Param<Place>) =>
  db
    .updateTable('register_entries')
    .set({ ended_at: p('at') })
    .where('organisation', '=', p('organisation'))
    .where('collection', '=', p('collection'))
    .where('id', '=', p('id'))
    .where('began_at', '<', p('at'))
    .where((eb) => eb.or([eb('ended_at', 'is', null), eb('ended_at', '>', p('at'))])),
)

const begin = query((p: Param<Place & { body: string }>) =>
  db.insertInto('register_entries').values({
    organisation: p('organisation'),
    collection: p('collection'),
    id: p('id'),
    began_at: p('at'),
    ended_at: null,
    body: p('body'),
  }),
)

export const registerEntryReader = (
  scope: Scope,
): Pick<OrganisationReader, 'registerEntries' | 'registerEntrySince'> => ({
  registerEntrySince: async (collection, id) => (await scope.get(since, { collection, id }))?.from ?? null,
  registerEntries: async (asOf) => {
    const rows = asOf === undefined ? await scope.all(present, {}) : await scope.all(known, { at: asOf })
    return rows.map((row) => withFields(row, { body: JSON.parse(row.body) as unknown }))
  },
})

const end = async (scope: Scope, place: Omit<Place, 'organisation'>): Promise<void> => {
  await scope.run(forgetFrom, place)
  await scope.run(endAt, place)
}

export const registerEntryWriter = (
  scope: Scope,
): Pick<OrganisationWriter, 'putRegisterEntry' | 'endRegisterEntry'> => ({
  putRegisterEntry: async ({ collection, id, body }, at) => {
    await end(scope, { collection, id, at })
    await scope.run(begin, { collection, id, at, body: JSON.stringify(body) })
  },
  endRegisterEntry: (collection, id, at) => end(scope, { collection, id, at }),
})
