import { Hono } from 'hono'
import { DeliveryError } from '#domain/alerting/channel.js'
import { toMs } from '#lib/instant.js'
import { SettingsPage } from '../../../web/observe/settings.js'
import type { Env } from '../../env.js'
import { readForm } from '../../form.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

/** What the service knows of itself, and whether its messages arrive. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { about, store, organisation, clock, policy } = services

  return new Hono<Env>()
    .get('/settings', may('settings'), async (c) => {
      const reader = store.of(organisation)
      const [disk, subjects, agents] = await Promise.all([
        about.diskUse(),
        reader.observed.countSubjects({}),
        reader.observed.countAgents(),
      ])
      return drawPage(
        c,
        <SettingsPage
          frame={await frameFor(c, kit)}
          about={about}
          disk={disk}
          counts={{ subjects, agents }}
          uptimeMs={toMs(clock.now()) - toMs(about.startedAt)}
          rules={[...policy.rules.values()]}
        />,
      )
    })

    .post('/settings/test', may('settings'), async (c) => {
      const recipient = (await readForm(c)).text('recipient')
      const index = /^\d{1,4}$/.test(recipient) ? Number(recipient) : -1
      const name = about.recipients[index]?.name ?? recipient
      try {
        await about.sendTest(index)
        tell(c, 'web.settings.test.sent', { name })
      } catch (error) {
        if (!(error instanceof DeliveryError)) throw error
        tell(c, 'web.settings.test.failed', { name, reason: error.message.slice(0, 300) })
      }
      return c.redirect('/settings', 303)
    })
})
