import { Hono } from 'hono'
import { z } from 'zod'
import { endOfDay, startOfDay } from '#lib/zone.js'
import { openAuditLog } from '#service/people/audit-log.js'
import { AuditPage } from '../../../web/people/audit.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

const Day = z.iso.date()

/** Who did what, to be searched. */
export default defineRoutes((kit) => {
  const { services } = kit
  const log = openAuditLog(services)
  return new Hono<Env>().get('/audit', may('audit'), async (c) => {
    const given = (name: string) => (c.req.query(name) ?? '').trim().slice(0, 200)
    const day = (name: string) => (Day.safeParse(given(name)).success ? given(name) : '')
    const values = {
      who: given('who'),
      what: given('what'),
      on: given('on'),
      from: day('from'),
      until: day('until'),
    }
    const { timeZone } = services.register.value.organisation
    const before = Number(given('after'))
    const found = await log.page({
      ...(values.who && { who: values.who }),
      ...(values.what && { what: values.what }),
      ...(values.on && { on: values.on }),
      ...(values.from && { from: startOfDay(values.from, timeZone) }),
      ...(values.until && { until: endOfDay(values.until, timeZone) }),
      ...(Number.isSafeInteger(before) && before > 0 && { before }),
    })
    return drawPage(c, <AuditPage frame={await frameFor(c, kit)} found={found} values={values} />)
  })
})
