import { type Context, Hono } from 'hono'
import { sha256 } from '#lib/canonical.js'
import { Problem } from '#lib/problem.js'
import { dueCalendar } from '#service/due/due-calendar.js'
import { dueWords } from '#service/due/due-words.js'
import type { Env } from '../../env.js'
import { forSecret } from '../../may.js'
import { defineRoutes } from '../../routes.js'

/** How far ahead a calendar shows what ends, in days, and how long what has lapsed stays in it. */
const aheadDays = 1100
const lapsedDays = 400

/** Whether what a client has already is what there is. */
const hasAlready = (header: string, tag: string): boolean =>
  header.split(',').some((known) => known.trim().replace(/^W\//, '') === tag || known.trim() === '*')

/** What calendar programs read: all that ends, under an address that is a secret. */
export default defineRoutes(({ services }) => {
  const { feeds, store, organisation, texts } = services
  return new Hono<Env>().get(
    '/calendar/:file',
    forSecret('calendar secret', async (c: Context<Env>) => {
      const secret = /^([\w-]{20,100})\.ics$/.exec(c.req.param('file') ?? '')?.[1]
      const feed = secret === undefined ? null : await feeds.bySecret(secret)
      if (!feed) {
        // Who tries addresses out is slowed down; who knows one is not.
        c.get('slowDown')()
        throw new Problem('not_found', 'There is no such calendar: its address is wrong, or it was revoked.')
      }
      const own = services.register.value.organisation
      const words = dueWords(texts, feed.language)
      const items = (await (await services.due()).items()).filter(
        ({ daysLeft }) => daysLeft !== null && daysLeft <= aheadDays && daysLeft >= -lapsedDays,
      )
      const calendar = await dueCalendar(items, {
        reader: store.of(organisation),
        words,
        organisation: { id: own.id, name: words.local(own.name) },
        url: services.url(),
        hasAlarms: feed.hasAlarms,
      })
      const tag = `"${sha256(calendar).slice(0, 32)}"`
      c.header('ETag', tag)
      c.header('Cache-Control', 'private, no-cache')
      if (hasAlready(c.req.header('if-none-match') ?? '', tag)) return c.body(null, 304)
      c.header('Content-Type', 'text/calendar; charset=utf-8')
      c.header('Content-Disposition', 'inline; filename="popis.ics"')
      return c.body(calendar)
    }),
  )
})
