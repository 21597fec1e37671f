import { type Context, Hono } from 'hono'
import { csvSeparator } from '#lib/csv-line.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { dayOf } from '#lib/zone.js'
import { everyVerdict, listVerdicts, placed, tallyVerdicts } from '#service/list-verdicts.js'
import { verdictCells, verdictHead } from '#web/observe/verdict-cells.js'
import { questionOf, readVerdictView } from '#web/observe/verdict-view.js'
import { RulePage } from '../../../web/observe/rule-page.js'
import { VerdictHistoryPage } from '../../../web/observe/verdict-history.js'
import { VerdictsPageView } from '../../../web/observe/verdicts.js'
import { readAsOf } from '../../as-of.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { defineRoutes } from '../../routes.js'
import { sendCsv } from '../../send-csv.js'

const pageSize = 100
const mostSpans = 500

/** Every judgement: in lists, by rule, and the history of one. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { store, organisation, clock, policy } = services

  const asked = (c: Context<Env>) => {
    const { timeZone } = services.register.value.organisation
    const now = clock.now()
    const { search, searchParams } = new URL(c.req.url)
    const asOf = readAsOf(searchParams.get('as-of') ?? undefined, timeZone, now)
    return { asOf, search, today: dayOf(now, timeZone), view: readVerdictView(searchParams) }
  }
  const csvOf = (search: string, rule?: string): string => {
    const query = new URLSearchParams(search)
    if (rule !== undefined) query.set('rule', rule)
    return `/verdicts.csv?${query}`
  }

  return new Hono<Env>()
    .get('/verdicts', may('read'), async (c) => {
      const { asOf, today, view, search } = asked(c)
      const question = questionOf(view, asOf)
      const found =
        view.by === 'rule'
          ? { by: 'rule' as const, tallies: await tallyVerdicts(services, question) }
          : {
              by: 'thing' as const,
              ...(await listVerdicts(services, question, 'thing', view.after, pageSize)),
            }
      return drawPage(
        c,
        <VerdictsPageView
          frame={await frameFor(c, kit)}
          view={view}
          policy={policy}
          register={services.register.value}
          today={today}
          asOf={asOf}
          csv={csvOf(search)}
          found={found}
        />,
      )
    })

    .get('/verdicts.csv', may('read'), async (c) => {
      const { asOf, view } = asked(c)
      const { voice } = await frameFor(c, kit)
      const pages = async function* () {
        for await (const rows of everyVerdict(services, questionOf(view, asOf), view.by))
          yield rows.map((row) => verdictCells(voice, policy, row))
      }
      return sendCsv(c, 'popis-verdicts', verdictHead(voice), pages(), csvSeparator(voice.language))
    })

    .get('/verdicts/:rule', may('read'), async (c) => {
      const { asOf, today, view, search } = asked(c)
      const id = c.req.param('rule')
      const question = { ...questionOf(view, asOf), rule: id, severity: undefined, topic: undefined }
      const [found, tallies] = await Promise.all([
        listVerdicts(services, question, 'rule', view.after, pageSize),
        store.of(organisation).observed.tally({ rule: id, ...(asOf === null ? {} : { asOf }) }),
      ])
      const rule = policy.rules.get(id) ?? null
      if (rule === null && tallies.length === 0) throw new Problem('not_found', said`There is no rule ${id}.`)
      return drawPage(
        c,
        <RulePage
          frame={await frameFor(c, kit)}
          id={id}
          rule={rule}
          policy={policy}
          register={services.register.value}
          view={view}
          tally={tallies[0] ?? null}
          found={found}
          today={today}
          asOf={asOf}
          csv={csvOf(search, id)}
        />,
      )
    })

    .get('/verdicts/:rule/:thing', may('read'), async (c) => {
      const { asOf, today } = asked(c)
      const { rule, thing } = c.req.param()
      const all = await store.of(organisation).observed.history({ rule, thing }, '', mostSpans)
      const [first, ...others] = await placed(
        services,
        all.filter(({ from }) => asOf === null || from <= asOf),
      )
      if (!first) throw new Problem('not_found', said`${rule} has judged nothing that is called ${thing}.`)
      return drawPage(
        c,
        <VerdictHistoryPage
          frame={await frameFor(c, kit)}
          policy={policy}
          spans={[first, ...others]}
          place={first.place}
          today={today}
          asOf={asOf}
        />,
      )
    })
})
