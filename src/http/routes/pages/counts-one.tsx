import { type Context, Hono } from 'hono'
import type { CountView } from '#service/count-book.js'
import { isTakenBack } from '#service/count-close.js'
import { countSheet } from '#service/count-sheet.js'
import { CountPage } from '../../../web/counts/count.js'
import type { Plan } from '../../../web/counts/count-acts.js'
import { type CountTab, isCountTab, linesAt, linesOf, linesOnPage } from '../../../web/counts/count-tabs.js'
import type { Env } from '../../env.js'
import { readForm } from '../../form.js'
import { may } from '../../may.js'
import { requireUser } from '../../own-user.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

const nothingSeen: ReadonlySet<string> = new Set()

/** Lines of which a view shows what agents heard meanwhile: where it is no more than that, those on the page. */
const linesWithHints = (tab: CountTab, { outcome }: CountView, place: string | null, from: number) => {
  if (tab === 'seen') return outcome.lines.filter(({ result }) => result === 'open' || result === 'missing')
  if (tab !== 'open' && tab !== 'missing') return []
  return linesAt(linesOf(tab, outcome, nothingSeen), place).slice(from, from + linesOnPage)
}

const addressOf = (id: string): string => `/counts/${encodeURIComponent(id)}`

/** One count: its views, and the acts that end, sign and apply it. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { counts } = services

  const planFor = async ({ count }: CountView, mayWrite: boolean): Promise<Plan | null> => {
    if (!mayWrite || count.closed === null) return null
    const reader = services.store.of(services.organisation)
    if (count.applied && !(await isTakenBack(reader, count.applied.edit))) return null
    const { changes, skipped } = await counts.planApply(count.id, { retireMissing: false })
    return changes.length === 0 ? null : { changes: changes.length, skipped }
  }

  const who = (c: Context<Env>) => {
    const { id, name } = c.get('principal')
    return { id, name }
  }
  /** Signing is for people. */
  const person = (c: Context<Env>) => {
    const { id, name } = requireUser(c)
    return { id, name }
  }
  const done = (c: Context<Env>, id: string, key: string, values = {}) => {
    tell(c, `web.count.told.${key}`, values)
    return c.redirect(addressOf(id), 303)
  }

  return new Hono<Env>()
    .get('/counts/:id', may('read'), async (c, next) => {
      // Where one begins; files of routes come in no promised order.
      if (c.req.param('id') === 'new') return next()
      const frame = await frameFor(c, kit)
      const view = await counts.view(c.req.param('id'))
      const asked = c.req.query('tab') ?? 'places'
      const tab = isCountTab(asked) ? asked : 'places'
      const after = Number(c.req.query('after') ?? 0)
      const from = Number.isSafeInteger(after) && after > 0 ? after : 0
      const place = c.req.query('place') ?? null
      const hinted = linesWithHints(tab, view, place, from)
      return drawPage(
        c,
        <CountPage
          frame={frame}
          view={view}
          tab={tab}
          place={place}
          from={from}
          seen={await counts.seen(view.count, new Set(hinted.map(({ asset }) => asset.id)))}
          plan={await planFor(view, frame.can('write'))}
          hash={view.count.state === 'closed' && frame.can('approve') ? countSheet(view).hash : ''}
        />,
      )
    })

    .post('/counts/:id/close', may('write'), async (c) => {
      const id = c.req.param('id')
      const withOpen = (await readForm(c)).text('with-open') === '1'
      const { progress } = await counts.view(id)
      if (progress.open > 0 && !withOpen) {
        tell(c, 'web.count.told.not-all', { count: progress.open })
        return c.redirect(`${addressOf(id)}?tab=open`, 303)
      }
      await counts.close(id, { withOpen }, who(c))
      return done(c, id, 'closed')
    })

    .post('/counts/:id/reopen', may('write'), async (c) => {
      const id = c.req.param('id')
      await counts.reopen(id, (await readForm(c)).text('why'), who(c))
      return done(c, id, 'reopened')
    })

    .post('/counts/:id/sign', may('approve'), async (c) => {
      const id = c.req.param('id')
      const seen = (await readForm(c)).text('hash')
      await counts.sign(id, seen, person(c))
      return done(c, id, 'signed')
    })

    .post('/counts/:id/unsign', may('approve'), async (c) => {
      const id = c.req.param('id')
      await counts.unsign(id, (await readForm(c)).text('why'), person(c))
      return done(c, id, 'unsigned')
    })

    .post('/counts/:id/apply', may('write'), async (c) => {
      const id = c.req.param('id')
      const retireMissing = (await readForm(c)).text('retire') === '1'
      const { changed, edit } = await counts.apply(id, { retireMissing }, who(c))
      return done(c, id, 'applied', { count: changed, edit })
    })
})
