import { type Context, Hono } from 'hono'
import { renewalsWithin } from '#domain/due/renewals.js'
import type { SheetToWrite } from '#domain/import/sheet-format.js'
import { Problem } from '#lib/problem.js'
import { dayOf } from '#lib/zone.js'
import { dueCalendar } from '#service/due/due-calendar.js'
import { dueSheet, renewalSheet } from '#service/due/due-sheet.js'
import { byMonth, itemsIn, readDueView } from '#service/due/due-view.js'
import { dueWords } from '#service/due/due-words.js'
import { DuePage } from '../../../web/due/due-page.js'
import { RenewalsPage } from '../../../web/due/renewals-page.js'
import { SupportPage } from '../../../web/due/support-page.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { defineRoutes } from '../../routes.js'
import { attachment } from '../../send-file.js'

/** Plans are made for a year, and what lapses in the months after it must be bought in it. */
const renewalDays = 365
const fewestMonths = 6
const mostMonths = 24

/** All that ends: the calendar, what is bought again, and the end of support. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { store, organisation, texts, tables } = services
  const ownOrganisation = () => services.register.value.organisation

  const asked = async (c: Context<Env>) => {
    const [frame, due] = await Promise.all([frameFor(c, kit), services.due()])
    const today = dayOf(services.clock.now(), ownOrganisation().timeZone)
    return { frame, due, today, items: await due.items(), words: dueWords(texts, frame.voice.language) }
  }

  const sendSheet = async (c: Context<Env>, name: string, sheet: SheetToWrite, language: string) => {
    const format = tables.formats.get('csv')
    if (!format?.write) throw new Problem('internal', 'There is no format csv.')
    const bytes = await format.write([sheet], language === 'en' ? 'point' : 'comma')
    c.header('Content-Type', format.mediaType)
    c.header('Content-Disposition', attachment(name))
    c.header('Cache-Control', 'no-store')
    return c.body(new Uint8Array(bytes))
  }

  const viewOf = (c: Context<Env>) => readDueView(new URL(c.req.url).searchParams)

  return new Hono<Env>()
    .get('/due', may('read'), async (c) => {
      const { frame, due, items, today, words } = await asked(c)
      const view = viewOf(c)
      const shown = itemsIn(view, items)
      const months = Math.min(mostMonths, Math.max(fewestMonths, Math.ceil(view.within / 30.4) + 1))
      return drawPage(
        c,
        <DuePage
          frame={frame}
          words={words}
          items={shown}
          months={byMonth(shown, today, months)}
          view={view}
          kinds={due.kinds}
          supportedAsOf={due.supportedAsOf}
        />,
      )
    })

    .get('/due/due.csv', may('read'), async (c) => {
      const { items, today, words } = await asked(c)
      const sheet = dueSheet(itemsIn(viewOf(c), items), words)
      return sendSheet(c, `popis-due-${today}.csv`, sheet, words.language)
    })

    .get('/due/due.ics', may('read'), async (c) => {
      const { items, today, words } = await asked(c)
      const { id, name } = ownOrganisation()
      const calendar = await dueCalendar(itemsIn(viewOf(c), items), {
        reader: store.of(organisation),
        words,
        organisation: { id, name: words.local(name) },
        url: services.url(),
        hasAlarms: false,
      })
      c.header('Content-Type', 'text/calendar; charset=utf-8')
      c.header('Content-Disposition', attachment(`popis-due-${today}.ics`))
      c.header('Cache-Control', 'no-store')
      return c.body(calendar)
    })

    .get('/due/renewals', may('read'), async (c) => {
      const { frame, items, words } = await asked(c)
      return drawPage(
        c,
        <RenewalsPage frame={frame} words={words} groups={renewalsWithin(items, renewalDays)} />,
      )
    })

    .get('/due/renewals.csv', may('read'), async (c) => {
      const { items, today, words } = await asked(c)
      const sheet = renewalSheet(renewalsWithin(items, renewalDays), words)
      return sendSheet(c, `popis-renewals-${today}.csv`, sheet, words.language)
    })

    .get('/due/support', may('read'), async (c) => {
      const { frame, due, items, today, words } = await asked(c)
      return drawPage(
        c,
        <SupportPage
          frame={frame}
          words={words}
          items={items.filter(({ kind }) => kind === 'support')}
          today={today}
          supportedAsOf={due.supportedAsOf}
        />,
      )
    })
})
