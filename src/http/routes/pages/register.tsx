import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import type { Collection, Register } from '#contract/register.js'
import type { Entry } from '#domain/register/entries.js'
import { pageOfEntries, selectEntries } from '#domain/register/select.js'
import { csvSeparator } from '#lib/csv-line.js'
import { dayOf } from '#lib/zone.js'
import { registerAt } from '#service/register-at.js'
import { columnsOf, type ListColumn } from '../../../web/register/columns.js'
import { ListPage } from '../../../web/register/list-page.js'
import { partAddress, partOf } from '../../../web/register/parts.js'
import { mostInTree, PlaceTreePage } from '../../../web/register/place-tree.js'
import { readAsOf } from '../../as-of.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { readFilter, readNames } from '../../register/list-query.js'
import { defineRoutes } from '../../routes.js'
import { sendCsv } from '../../send-csv.js'

const rowsOnPage = 50

const rowsAtOnce = 200

const asCsv = (
  c: Context<Env>,
  { part, language }: { part: Collection; language: string },
  columns: readonly ListColumn[],
  entries: readonly Entry[],
): Response => {
  const asked = c.req.query('separator')
  const separator = asked === ',' || asked === ';' ? asked : csvSeparator(language)
  const shown = columns.filter(({ isShown }) => isShown)
  const pages = async function* () {
    for (let from = 0; from < entries.length; from += rowsAtOnce) {
      yield entries
        .slice(from, from + rowsAtOnce)
        .map((entry) => shown.flatMap((column) => column.fileCells(entry)))
      // A long list must not keep others waiting.
      await nextTurn()
    }
  }
  const heads = shown.flatMap(({ fileHeads }) => fileHeads)
  return sendCsv(c, part, heads, pages(), separator)
}

/** The register as lists, one for each of its parts. */
export default defineRoutes((kit) => {
  const { services } = kit

  const isTree = (c: Context<Env>, register: Register): boolean => {
    const asked = [...new URL(c.req.url).searchParams.keys()].filter((name) => name !== 'lang')
    return asked.length === 0 && register.places.length <= mostInTree
  }

  return new Hono<Env>()
    .get('/register', may('read'), (c) => c.redirect(partAddress('assets'), 302))

    .get('/register/:part', may('read'), async (c, next) => {
      const part = partOf(c.req.param('part'))
      if (part === null || part === 'organisation') return next()
      const { timeZone } = services.register.value.organisation
      const asOf = readAsOf(c.req.query('as-of') || undefined, timeZone, services.clock.now())
      const register = await registerAt(services, asOf)
      const frame = await frameFor(c, kit)
      if (part === 'places' && isTree(c, register))
        return drawPage(c, <PlaceTreePage frame={frame} register={register} />)

      const { voice } = frame
      const filter = readFilter(c)
      const { observed } = services.links
      const columns = columnsOf({ voice, register, part }, part, readNames(c, 'columns'), observed)
      const entries = selectEntries(register, part, filter, observed)
      if (c.req.query('format') === 'csv')
        return asCsv(c, { part, language: voice.language }, columns, entries)
      const page = pageOfEntries(entries, c.req.query('after'), rowsOnPage)
      const shown = page.slice(0, rowsOnPage)
      return drawPage(
        c,
        <ListPage
          frame={frame}
          register={register}
          part={part}
          filter={filter}
          columns={columns}
          entries={shown}
          found={entries.length}
          next={page.length > rowsOnPage ? (shown.at(-1)?.id ?? null) : null}
          asOf={asOf && voice.instant(asOf)}
          today={dayOf(services.clock.now(), timeZone)}
        />,
      )
    })
})
