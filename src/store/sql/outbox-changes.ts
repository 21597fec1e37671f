import type { Notice } from '#domain/ports/alerts.js'
import type { Instant } from '#lib/instant.js'
import { db, type Param, query } from './query.js'
import type { Tables } from './tables.js'

type Queued = Omit<
  Tables['notices'],
  'message' | 'message_at' | 'attempts' | 'sent_at' | 'failed_at' | 'error'
>

export const insert = query((p: Param<Queued>) =>
  db.insertInto('notices').values({
    organisation: p('organisation'),
    id: p('id'),
    alert: p('alert'),
    kind: p('kind'),
    channel: p('channel'),
    recipient: p('recipient'),
    language: p('language'),
    urgency: p('urgency'),
    queued_at: p('queued_at'),
    due_at: p('due_at'),
    message: null,
    message_at: null,
    attempts: 0,
    sent_at: null,
    failed_at: null,
    error: null,
  }),
)

/** A notice that was told, given up or bound to another message is left as it is. */
export const bindOne = query((p: Param<{ organisation: string; id: number; message: string }>) =>
  db
    .updateTable('notices')
    .set({ message: p('message') })
    .where('organisation', '=', p('organisation'))
    .where('id', '=', p('id'))
    .where('message', 'is', null)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null),
)

/** Where nobody says when the message was made, it is the moment at which its last notice was due. */
export const boundAt = query((p: Param<{ organisation: string; message: string; at: Instant | null }>) =>
  db
    .updateTable('notices')
    .set((eb) => ({
      message_at: eb.fn.coalesce(
        eb.val(p('at')),
        eb
          .selectFrom('notices as bound')
          .select((inner) => inner.fn.max('bound.due_at').as('at'))
          .where('bound.organisation', '=', p('organisation'))
          .where('bound.message', '=', p('message')),
      ),
    }))
    .where('organisation', '=', p('organisation'))
    .where('message', '=', p('message')),
)

const ofMessage = (p: Param<{ organisation: string; message: string }>) =>
  db
    .updateTable('notices')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('organisation', '=', p('organisation'))
    .where('message', '=', p('message'))
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)

export const sent = query((p: Param<{ organisation: string; message: string; at: Instant }>) =>
  ofMessage(p).set({ sent_at: p('at'), error: null }),
)

export const retry = query(
  (p: Param<{ organisation: string; message: string; dueAt: Instant; error: string }>) =>
    ofMessage(p).set({ due_at: p('dueAt'), error: p('error') }),
)

export const giveUp = query(
  (p: Param<{ organisation: string; message: string; at: Instant; error: string }>) =>
    ofMessage(p).set({ failed_at: p('at'), error: p('error') }),
)

export const withdraw = query((p: Param<{ organisation: string; alert: number; kind: Notice['kind'] }>) =>
  db
    .deleteFrom('notices')
    .where('organisation', '=', p('organisation'))
    .where('alert', '=', p('alert'))
    .where('kind', '=', p('kind'))
    .where('message', 'is', null)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null),
)
