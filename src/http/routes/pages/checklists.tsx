import { createHash } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { dayOf } from '#lib/zone.js'
import { foldChecklist, foldChecklists } from '#service/fold-checklist.js'
import { listVerdicts } from '#service/list-verdicts.js'
import { checklistWords } from '#service/print.js'
import { troubles } from '#web/observe/verdict-view.js'
import { ChecklistPage, readControlState } from '../../../web/observe/checklist.js'
import { ChecklistsPage } from '../../../web/observe/checklists.js'
import { ControlPage } from '../../../web/observe/control-page.js'
import { readAsOf } from '../../as-of.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

/** Things that the page of a control shows of each rule. */
const thingsShown = 20

/** A paper has its own style inside it, for it must look the same on a stick as here; that style and no other is let through. */
const paperPolicy = (paper: string): string => {
  const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(paper) ?? []
  const hash = createHash('sha256').update(style).digest('base64')
  return `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'`
}

/** Frameworks, each as a page that opens and as a paper. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { policy, texts, frameworks, clock, formats } = services

  const asked = async (c: Context<Env>) => {
    const { timeZone } = services.register.value.organisation
    const now = clock.now()
    const asOf = readAsOf(c.req.query('as-of'), timeZone, now)
    const frame = await frameFor(c, kit)
    const words = checklistWords(texts, policy, frame.voice.language, timeZone)
    return { frame, asOf, today: dayOf(now, timeZone), words }
  }

  return new Hono<Env>()
    .get('/checklists', may('read'), async (c) => {
      const { frame, asOf, today } = await asked(c)
      const lists = await foldChecklists(services, asOf)
      return drawPage(c, <ChecklistsPage frame={frame} lists={lists} today={today} asOf={asOf} />)
    })

    .get('/checklists/:file{[a-z0-9-]+\\.[a-z]+}', may('read'), async (c) => {
      const [id = '', name = ''] = c.req.param('file').split('.')
      const format = formats.get(name)
      if (!format)
        throw new Problem(
          'not_found',
          said`There is no format ${name}; there are ${[...formats.keys()].join(', ')}.`,
        )
      const { asOf, words } = await asked(c)
      const checklist = await services.checklist(id, asOf)
      const body = format.render(checklist, words)
      const file = `popis-${id}-${checklist.day}-${checklist.hash.slice(0, 12)}.${format.extension}`
      c.header('Content-Type', format.mediaType)
      c.header('Repr-Digest', `sha-256=:${createHash('sha256').update(body).digest('base64')}:`)
      c.header('Popis-Checklist-Hash', checklist.hash)
      const isShown = c.req.query('view') === '1'
      c.header('Content-Disposition', `${isShown ? 'inline' : 'attachment'}; filename="${file}"`)
      c.header('Content-Security-Policy', paperPolicy(String(body)))
      return c.body(body)
    })

    .get('/checklists/:id', may('read'), async (c) => {
      const { frame, asOf, today, words } = await asked(c)
      const list = await foldChecklist(services, c.req.param('id'), asOf)
      return drawPage(
        c,
        <ChecklistPage
          frame={frame}
          list={list}
          state={readControlState(c.req.query('state'))}
          formats={formats}
          context={{ words, policy, checks: frameworks.checks }}
          today={today}
          asOf={asOf}
        />,
      )
    })

    .get('/checklists/:id/:control', may('read'), async (c) => {
      const { frame, asOf, today, words } = await asked(c)
      const { id, control } = c.req.param()
      const list = await foldChecklist(services, id, asOf)
      const row = list.rows.find((one) => one.id === control)
      if (!row) throw new Problem('not_found', said`${id} has no control ${control}.`)
      const things = []
      for (const { rule, counts } of row.rules) {
        const states = troubles.filter((state) => (counts[state] ?? 0) > 0)
        const { rows, next } = await listVerdicts(
          services,
          { states, rule, asOf },
          'rule',
          undefined,
          thingsShown,
        )
        things.push({ rule, rows, isMore: next !== null })
      }
      return drawPage(
        c,
        <ControlPage
          frame={frame}
          list={list}
          row={row}
          things={things}
          context={{ words, policy, checks: frameworks.checks }}
          today={today}
          asOf={asOf}
        />,
      )
    })
})
