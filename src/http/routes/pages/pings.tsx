import { type Context, Hono } from 'hono'
import { checkKinds, NewPingCheck } from '#contract/ping-check.js'
import { Problem } from '#lib/problem.js'
import { showCheck, showPing } from '#service/pings/list-checks.js'
import { readSchedule } from '#service/pings/read-schedule.js'
import { CheckPage } from '../../../web/pings/check-page.js'
import { PingsPage } from '../../../web/pings/pings.js'
import { SecretPage } from '../../../web/pings/secret-page.js'
import type { Env } from '../../env.js'
import { readForm } from '../../form.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

const shownPings = 100

/** Jobs that call an address: which there are, what they said, how one is added and ended. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { pings, clock, store, organisation } = services
  const nameOf = async (subject: string) => (await store.of(organisation).subject(subject))?.name ?? subject

  const secretPage = async (c: Context<Env>, path: string) =>
    drawPage(
      c,
      <SecretPage
        frame={{ ...(await frameFor(c, kit)), address: '/pings' }}
        url={`${services.url()}/ping/${path}`}
      />,
    )

  return new Hono<Env>()
    .get('/pings', may('read'), async (c) => {
      const now = clock.now()
      const checks = await pings.list()
      const subjects = [...new Set(checks.map(({ subject }) => subject))]
      const names = await Promise.all(subjects.map(nameOf))
      return drawPage(
        c,
        <PingsPage
          frame={await frameFor(c, kit)}
          checks={checks.map((check) => showCheck(check, now))}
          names={new Map(subjects.map((subject, index) => [subject, names[index] ?? subject]))}
          keySince={await pings.keySince()}
          zone={services.register.value.organisation.timeZone}
          on={(c.req.query('on') ?? '').slice(0, 200)}
        />,
      )
    })

    .post('/pings', may('enrol'), async (c) => {
      const form = await readForm(c)
      const cron = form.text('cron')
      // The period stands in the form from the start: who writes times means those.
      const every = cron === '' ? form.text('every') : ''
      const schedule = readSchedule({ every, cron, zone: form.text('zone'), grace: form.text('grace') })
      const asked = NewPingCheck.safeParse({
        name: form.text('name'),
        kind: checkKinds.find((kind) => kind === form.text('kind')),
        schedule,
        on: form.text('on') || null,
      })
      if (!asked.success) throw new Problem('invalid', 'A check needs a name and a kind.')
      const { secret } = await pings.add(asked.data, c.get('principal').id)
      return secretPage(c, secret)
    })

    .post('/pings/key', may('enrol'), async (c) => {
      const isWanted = (await readForm(c)).text('wanted') !== ''
      const key = await pings.setKey(isWanted, c.get('principal').id)
      if (key !== null) return secretPage(c, `${key}/SLUG`)
      tell(c, 'web.pings.key.ended')
      return c.redirect('/pings', 303)
    })

    .get('/pings/:check', may('read'), async (c) => {
      const check = await pings.get(c.req.param('check'))
      const found = await pings.pings(check.id, shownPings)
      return drawPage(
        c,
        <CheckPage
          frame={await frameFor(c, kit)}
          check={showCheck(check, clock.now())}
          device={await nameOf(check.subject)}
          pings={found.map(showPing)}
        />,
      )
    })

    .post('/pings/:check/renew', may('enrol'), async (c) => {
      const { secret } = await pings.renew(c.req.param('check'), c.get('principal').id)
      return secretPage(c, secret)
    })

    .post('/pings/:check/revoke', may('retire'), async (c) => {
      const { name } = await pings.revoke(c.req.param('check'), c.get('principal').id)
      tell(c, 'web.pings.revoked', { name })
      return c.redirect('/pings', 303)
    })
})
