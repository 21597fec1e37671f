import { Hono } from 'hono'
import { csvSeparator } from '#lib/csv-line.js'
import { openIdentityQuestions } from '#service/identity/describe-identity.js'
import { countSubjects, everySubject, listSubjects } from '#service/list-subjects.js'
import { filterOf, readHostView } from '#web/observe/host-view.js'
import { hostColumns, registerNames } from '../../../web/observe/host-columns.js'
import { HostListPage } from '../../../web/observe/host-list.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { defineRoutes } from '../../routes.js'
import { sendCsv } from '../../send-csv.js'

const pageSize = 100

/** The list of devices, as a page and as a file. */
export default defineRoutes((kit) => {
  const { services } = kit
  const viewOf = (url: string) => {
    const { search, searchParams } = new URL(url)
    const view = readHostView(searchParams)
    return { view, search, filter: filterOf(view, services.policy) }
  }

  return new Hono<Env>()
    .get('/hosts', may('read'), async (c) => {
      const frame = await frameFor(c, kit)
      const { view, search, filter } = viewOf(c.req.url)
      const [rows, found, all, questions] = await Promise.all([
        listSubjects(services, filter, {
          order: view.sort,
          limit: pageSize + 1,
          ...(view.after === undefined ? {} : { after: view.after }),
        }),
        countSubjects(services, filter),
        Object.keys(filter).length === 0 ? null : countSubjects(services, {}),
        openIdentityQuestions(services),
      ])
      const columns = hostColumns(frame.voice, registerNames(services.register.value))
      const shown = rows.slice(0, pageSize)
      return drawPage(
        c,
        <HostListPage
          frame={frame}
          view={view}
          columns={view.columns.map((id) => columns[id])}
          rows={shown}
          found={found}
          all={all ?? found}
          next={rows.length > pageSize ? (shown.at(-1)?.cursor ?? null) : null}
          csv={`/hosts.csv${search}`}
          questions={questions.length}
        />,
      )
    })

    .get('/hosts.csv', may('read'), async (c) => {
      const { voice } = await frameFor(c, kit)
      const { view, filter } = viewOf(c.req.url)
      const all = hostColumns(voice, registerNames(services.register.value))
      const columns = view.columns.map((id) => all[id])
      const pages = async function* () {
        for await (const rows of everySubject(services, filter, view.sort))
          yield rows.map((row) => columns.map((column) => column.text(row)))
      }
      const head = columns.map(({ head: name }) => name)
      return sendCsv(c, 'popis-hosts', head, pages(), csvSeparator(voice.language))
    })
})
