import type { Question, RememberedAnswerStore } from '#domain/ports/remembered-answers.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

const list = query((p: Param<{ organisation: string; question: Question }>) =>
  db
    .selectFrom('remembered_answers')
    .select(['question', 'thing', 'why', 'at', 'who', 'who_name as whoName'])
    .where('organisation', '=', p('organisation'))
    .where('question', '=', p('question'))
    .orderBy('thing'),
)

const put = query((p: Param<Tables['remembered_answers']>) =>
  db
    .insertInto('remembered_answers')
    .values({
      organisation: p('organisation'),
      question: p('question'),
      thing: p('thing'),
      why: p('why'),
      at: p('at'),
      who: p('who'),
      who_name: p('who_name'),
    })
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'question', 'thing']).doUpdateSet((eb) => ({
        why: eb.ref('excluded.why'),
        at: eb.ref('excluded.at'),
        who: eb.ref('excluded.who'),
        who_name: eb.ref('excluded.who_name'),
      })),
    ),
)

const forget = query((p: Param<{ organisation: string; question: Question; thing: string }>) =>
  db
    .deleteFrom('remembered_answers')
    .where('organisation', '=', p('organisation'))
    .where('question', '=', p('question'))
    .where('thing', '=', p('thing')),
)

export const rememberedAnswerReader = (scope: Scope): RememberedAnswerStore['read'] => ({
  list: async (question) => scope.all(list, { question }),
})

export const rememberedAnswerWriter = (scope: Scope): RememberedAnswerStore['write'] => ({
  put: async ({ whoName, ...answer }) => {
    await scope.run(put, { ...answer, who_name: whoName })
  },
  forget: async (question, thing) => {
    await scope.run(forget, { question, thing })
  },
})
