import { Hono } from 'hono'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { dayOf } from '#lib/zone.js'
import { describeAlert, listAlerts } from '#service/list-alerts.js'
import { AlertPage } from '../../../web/observe/alert-page.js'
import { AlertsPage, type AlertView, alertTabs } from '../../../web/observe/alerts.js'
import { readAsOf } from '../../as-of.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

const pageSize = 50

const numberIn = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null

/** Troubles that people are told of, and who was told. */
export default defineRoutes((kit) => {
  const { services } = kit
  return new Hono<Env>()
    .get('/alerts', may('read'), async (c) => {
      const { timeZone } = services.register.value.organisation
      const now = services.clock.now()
      const asOf = readAsOf(c.req.query('as-of'), timeZone, now)
      const cause = c.req.query('cause')
      const view: AlertView = {
        show: alertTabs.find((tab) => tab === c.req.query('show')) ?? 'open',
        cause: cause === 'verdict' || cause === 'silence' ? cause : null,
        rule: c.req.query('rule') || null,
      }
      const before = numberIn(c.req.query('before'))
      const found = await listAlerts(services, {
        ...(view.show !== 'all' && { open: view.show === 'open' }),
        ...(view.cause !== null && { cause: view.cause }),
        ...(view.rule !== null && { rule: view.rule }),
        ...(asOf !== null && { asOf }),
        ...(before !== null && { before }),
        limit: pageSize + 1,
      })
      const alerts = found.slice(0, pageSize)
      return drawPage(
        c,
        <AlertsPage
          frame={await frameFor(c, kit)}
          view={view}
          alerts={alerts}
          next={found.length > pageSize ? String(alerts.at(-1)?.id) : null}
          policy={services.policy}
          today={dayOf(now, timeZone)}
          asOf={asOf}
        />,
      )
    })

    .get('/alerts/:id', may('read'), async (c) => {
      const id = numberIn(c.req.param('id'))
      const found = id === null ? null : await describeAlert(services, id)
      if (found === null) throw new Problem('not_found', said`There is no alert ${c.req.param('id')}.`)
      return drawPage(
        c,
        <AlertPage
          frame={await frameFor(c, kit)}
          alert={found.alert}
          notices={found.notices}
          policy={services.policy}
        />,
      )
    })
})
