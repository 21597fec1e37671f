import type { OrganisationReader, OrganisationWriter } from '#domain/ports.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

const all = query((p: Param<{ organisation: string }>) =>
  db
    .selectFrom('sent_back')
    .select(['part', 'id', 'version', 'at', 'who', 'who_name as whoName', 'why'])
    .where('organisation', '=', p('organisation'))
    .orderBy('part')
    .orderBy('id'),
)

const put = query((p: Param<Tables['sent_back']>) =>
  db
    .insertInto('sent_back')
    .values({
      organisation: p('organisation'),
      part: p('part'),
      id: p('id'),
      version: p('version'),
      at: p('at'),
      who: p('who'),
      who_name: p('who_name'),
      why: p('why'),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'part', 'id']).doUpdateSet((eb) => ({
        version: eb.ref('excluded.version'),
        at: eb.ref('excluded.at'),
        who: eb.ref('excluded.who'),
        who_name: eb.ref('excluded.who_name'),
        why: eb.ref('excluded.why'),
      })),
    ),
)

export const sentBackReader = (scope: Scope): Pick<OrganisationReader, 'sentBack'> => ({
  sentBack: async () => scope.all(all, {}),
})

export const sentBackWriter = (scope: Scope): Pick<OrganisationWriter, 'putSentBack'> => ({
  putSentBack: async ({ whoName, ...sent }) => {
    await scope.run(put, { ...sent, who_name: whoName })
  },
})
