import { Hono } from 'hono'
import { describeSubject } from '#service/describe-subject.js'
import { HostPage } from '../../../web/host.js'
import { readAsOf } from '../../as-of.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

export default defineRoutes((kit) =>
  new Hono<Env>().get('/hosts/:id', may('read'), async (c) => {
    const { services } = kit
    const { timeZone } = services.register.value.organisation
    const asOf = readAsOf(c.req.query('as-of'), timeZone, services.clock.now())
    const subject = await describeSubject(services, c.req.param('id'), asOf)
    const frame = await frameFor(c, kit)
    return drawPage(
      c,
      <HostPage frame={frame} subject={subject} policy={services.policy} isPast={asOf !== null} />,
    )
  }),
)
