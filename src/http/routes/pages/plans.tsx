import { type Context, Hono } from 'hono'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { dayOf } from '#lib/zone.js'
import { governanceNow } from '#service/plan/evidence.js'
import { planStanding, planSummaries, rowOf } from '#service/plan/plan-answer.js'
import { statusSheet } from '#service/plan/status-sheet.js'
import { statusWords } from '#service/plan/status-words.js'
import { signedStanding } from '#service/plan/with-signers.js'
import type { Linted, PlanContext } from '../../../web/plans/plan-context.js'
import { PlanPage } from '../../../web/plans/plan-page.js'
import { lintByRow, readPlanView, rowsIn } from '../../../web/plans/plan-view.js'
import { PlansPage } from '../../../web/plans/plans-page.js'
import { mostEdits } from '../../../web/plans/row-history.js'
import { readList } from '../../../web/plans/row-lists.js'
import { RowPage } from '../../../web/plans/row-page.js'
import { readAsOf } from '../../as-of.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { lintedIn } from '../../plan-linted.js'
import { defineRoutes } from '../../routes.js'
import { attachment } from '../../send-file.js'

/** Plans against reality: each plan, its table, its rows. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { texts, clock, store, organisation, tables } = services

  const asked = async (c: Context<Env>) => {
    const { timeZone } = services.register.value.organisation
    const asOf = readAsOf(c.req.query('as-of'), timeZone, clock.now())
    const [frame, standing, lint] = await Promise.all([
      frameFor(c, kit),
      signedStanding(services, asOf),
      services.planLint(),
    ])
    const { language } = frame.voice
    const context: PlanContext = {
      frame,
      register: standing.register,
      words: statusWords(texts, language),
      today: dayOf(clock.now(), timeZone),
      day: standing.today,
      asOf,
    }
    const planOf = (id: string) => {
      const plan = standing.register.plans.find((one) => one.id === id)
      if (!plan) throw new Problem('not_found', said`There is no plan ${id}.`)
      return plan
    }
    const linted = (id: string): Linted =>
      lintedIn({ lint, texts }, standing.register, planOf(id), standing.today, language)
    return { context, standing, planOf, linted, view: readPlanView(new URL(c.req.url).searchParams) }
  }

  /** The rows that the page shows, as a file. */
  const sendFile = async (c: Context<Env>, name: 'csv' | 'xlsx') => {
    const { context, standing, planOf, linted, view } = await asked(c)
    const plan = planOf(c.req.param('id') ?? '')
    const { rows } = planStanding(standing, plan.id)
    const format = tables.formats.get(name)
    if (!format?.write) throw new Problem('internal', `There is no format ${name}.`)
    const shown = rowsIn(view, rows, lintByRow(linted(plan.id).results))
    const mark = context.frame.voice.language === 'en' ? 'point' : 'comma'
    const bytes = await format.write([statusSheet(shown, context.words)], mark)
    c.header('Content-Type', format.mediaType)
    c.header('Content-Disposition', attachment(`popis-${plan.id}-${standing.today}.${name}`))
    c.header('Cache-Control', 'no-store')
    return c.body(new Uint8Array(bytes))
  }

  return new Hono<Env>()
    .get('/plans', may('read'), async (c) => {
      const { context, standing, planOf } = await asked(c)
      const plans = planSummaries(standing).map((summary) => ({ summary, plan: planOf(summary.id) }))
      return drawPage(c, <PlansPage context={context} plans={plans} />)
    })

    .get('/plans/:id', may('read'), async (c) => {
      const { context, standing, planOf, linted, view } = await asked(c)
      const plan = planOf(c.req.param('id'))
      return drawPage(
        c,
        <PlanPage
          context={context}
          view={view}
          plan={plan}
          standing={planStanding(standing, plan.id)}
          linted={linted(plan.id)}
        />,
      )
    })

    .get('/plans/:id/status.csv', may('read'), (c) => sendFile(c, 'csv'))
    .get('/plans/:id/status.xlsx', may('read'), (c) => sendFile(c, 'xlsx'))

    .get('/plans/:id/rows/:row', may('read'), async (c) => {
      const { context, standing, planOf, linted } = await asked(c)
      const plan = planOf(c.req.param('id'))
      const row = rowOf(standing, plan.id, c.req.param('row'))
      const measure = plan.measures.find(({ id }) => id === row.measure)
      if (!measure)
        throw new Problem('not_found', said`There is no row ${row.measure} in the plan ${plan.id}.`)
      const from = Number(c.req.query('after') ?? '0')
      return drawPage(
        c,
        <RowPage
          context={context}
          plan={plan}
          measure={measure}
          row={row}
          list={readList(row, c.req.query('list'))}
          from={Number.isSafeInteger(from) && from > 0 ? from : 0}
          linted={linted(plan.id)}
          governance={
            context.asOf === null ? await governanceNow(services, { plan: plan.id, row: row.measure }) : null
          }
          edits={await store.of(organisation).edits.ofEntry('plans', plan.id, { limit: mostEdits })}
        />,
      )
    })
})
