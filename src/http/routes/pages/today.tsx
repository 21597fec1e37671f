import { Hono } from 'hono'
import { today as readToday } from '#service/today.js'
import { TodayPage } from '../../../web/today.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

const mostLines = 10
/** Who asks for all gets a page that still loads. */
const mostLinesAsked = 500

export default defineRoutes((kit) =>
  new Hono<Env>().get('/', may('read'), async (c) => {
    const frame = await frameFor(c, kit)
    const { services } = kit
    const now = services.clock.now()
    const found = await readToday(services, c.req.query('all') === '1' ? mostLinesAsked : mostLines)
    const { kind, role, hasSecondFactor } = c.get('principal')
    return drawPage(
      c,
      <TodayPage
        frame={frame}
        today={found}
        policy={services.policy}
        now={now}
        adviseSecondFactor={kind === 'user' && role === 'admin' && !hasSecondFactor}
      />,
    )
  }),
)
