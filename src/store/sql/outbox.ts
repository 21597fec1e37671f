import type { Notice, OutboxStore } from '#domain/ports/alerts.js'
import type { Instant } from '#lib/instant.js'
import type { Scope } from './connection.js'
import { nextId } from './next-id.js'
import { bindOne, boundAt, giveUp, insert, retry, sent, withdraw } from './outbox-changes.js'
import { db, type Param, query } from './query.js'

const notices = db
  .selectFrom('notices')
  .select([
    'id',
    'alert',
    'kind',
    'channel',
    'recipient',
    'language',
    'urgency',
    'queued_at as queuedAt',
    'due_at as dueAt',
    'message',
    'attempts',
    'sent_at as sentAt',
    'failed_at as failedAt',
    'error',
  ])

const waiting = notices.where('sent_at', 'is', null).where('failed_at', 'is', null)

const everyWaiting = query((p: Param<{ organisation: string }>) =>
  waiting.where('organisation', '=', p('organisation')).orderBy('due_at').orderBy('id'),
)

const due = query((p: Param<{ organisation: string; until: Instant }>) =>
  waiting
    .where('organisation', '=', p('organisation'))
    .where('due_at', '<=', p('until'))
    .orderBy('due_at')
    .orderBy('id'),
)

const ofAlert = query((p: Param<{ organisation: string; alert: number }>) =>
  notices.where('organisation', '=', p('organisation')).where('alert', '=', p('alert')).orderBy('id'),
)

const nextDue = query((p: Param<{ organisation: string }>) =>
  db
    .selectFrom('notices')
    .select('due_at as at')
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('organisation', '=', p('organisation'))
    .orderBy('due_at')
    .limit(1),
)

const lastMessage = query(
  (p: Param<{ organisation: string; channel: string; recipient: string; urgency: Notice['urgency'] }>) =>
    db
      .selectFrom('notices')
      .select('message_at as at')
      .where('organisation', '=', p('organisation'))
      .where('channel', '=', p('channel'))
      .where('recipient', '=', p('recipient'))
      .where('urgency', '=', p('urgency'))
      .where('message', 'is not', null)
      .orderBy('message_at', 'desc')
      .limit(1),
)

export const outboxReader = (scope: Scope): OutboxStore['read'] => ({
  due: async (until) => scope.all(due, { until }),
  waiting: async () => scope.all(everyWaiting, {}),
  ofAlert: async (alert) => scope.all(ofAlert, { alert }),
  nextDue: async () => (await scope.get(nextDue, {}))?.at ?? null,
  lastMessageAt: async (channel, recipient, urgency) =>
    (await scope.get(lastMessage, { channel, recipient, urgency }))?.at ?? null,
})

export const outboxWriter = (scope: Scope): OutboxStore['write'] => ({
  queue: async (notice) => {
    const id = await nextId(scope, 'notices')
    await scope.run(insert, {
      id,
      alert: notice.alert,
      kind: notice.kind,
      channel: notice.channel,
      recipient: notice.recipient,
      language: notice.language,
      urgency: notice.urgency,
      queued_at: notice.queuedAt,
      due_at: notice.dueAt,
    })
  },
  bind: async (ids, message, at) => {
    for (const id of ids) await scope.run(bindOne, { id, message })
    await scope.run(boundAt, { message, at: at ?? null })
  },
  sent: async (message, at) => {
    await scope.run(sent, { message, at })
  },
  retry: async (message, dueAt, error) => {
    await scope.run(retry, { message, dueAt, error })
  },
  giveUp: async (message, at, error) => {
    await scope.run(giveUp, { message, at, error })
  },
  withdraw: async (alert, kind) => scope.run(withdraw, { alert, kind }),
})
