import { type Context, Hono } from 'hono'
import { day, type Instant, plusMs } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { dayOf } from '#lib/zone.js'
import { describeSubject } from '#service/describe-subject.js'
import { describeIdentity } from '#service/identity/describe-identity.js'
import { subjectChanges } from '#service/subject-changes.js'
import { type CurveRange, curveRanges, subjectCurves } from '#service/subject-readings.js'
import { missingFrom, whoReported } from '#service/who-reported.js'
import { HostPage } from '../../../web/host.js'
import { changeDays, HostChangesPage } from '../../../web/observe/host-changes.js'
import { registerNames } from '../../../web/observe/host-columns.js'
import { hostAddress } from '../../../web/observe/host-head.js'
import { HostReadingsPage } from '../../../web/observe/host-readings.js'
import { readAsOf } from '../../as-of.js'
import type { Env } from '../../env.js'
import { readForm } from '../../form.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

const mostMoments = 40

/** One device: as it is, what changed, its numbers. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { store, organisation, clock } = services

  /** What every page of a device asks for: who it is, and for which moment. */
  const headOf = async (c: Context<Env>) => {
    const { timeZone: zone } = services.register.value.organisation
    const now = clock.now()
    const asOf = readAsOf(c.req.query('as-of'), zone, now)
    const id = c.req.param('id') ?? ''
    const subject = await store.of(organisation).subject(id)
    if (!subject) throw new Problem('not_found', said`There is no subject ${id}.`)
    if (subject.firstSeen > (asOf ?? now))
      throw new Problem('not_found', said`${subject.name} was not known yet at that time.`)
    return { frame: await frameFor(c, kit), subject, asOf, now, zone, today: dayOf(now, zone) }
  }

  return new Hono<Env>()
    .get('/hosts/:id', may('read'), async (c) => {
      const { frame, subject, asOf, today } = await headOf(c)
      const [identity, described, reporters, missing] = await Promise.all([
        describeIdentity(services, subject.id),
        describeSubject(services, subject.id, asOf),
        whoReported(services, subject.id, asOf),
        asOf === null ? missingFrom(services, subject.id) : [],
      ])
      return drawPage(
        c,
        <HostPage
          frame={frame}
          subject={described}
          policy={services.policy}
          asOf={asOf}
          today={today}
          reporters={reporters}
          missing={missing}
          identity={identity}
          asset={services.links.assetOf(subject.id)}
          names={registerNames(services.register.value)}
        />,
      )
    })

    .get('/hosts/:id/changes', may('read'), async (c) => {
      const { frame, subject, asOf, now, today } = await headOf(c)
      const days = changeDays.find((count) => String(count) === c.req.query('days')) ?? 30
      const end = asOf ?? now
      const before = beforeOf(c.req.query('before'), end)
      const { moments, next } = await subjectChanges(
        services,
        subject.id,
        plusMs(end, -days * day),
        before,
        mostMoments,
      )
      return drawPage(
        c,
        <HostChangesPage
          frame={frame}
          subject={subject}
          policy={services.policy}
          asOf={asOf}
          today={today}
          days={days}
          moments={moments}
          next={next}
        />,
      )
    })

    .get('/hosts/:id/readings', may('read'), async (c) => {
      const { frame, subject, asOf, now, zone, today } = await headOf(c)
      const range: CurveRange = curveRanges.find((name) => name === c.req.query('range')) ?? '24h'
      const curves = await subjectCurves(services, subject.id, range, asOf ?? now)
      return drawPage(
        c,
        <HostReadingsPage
          frame={frame}
          subject={subject}
          asOf={asOf}
          today={today}
          range={range}
          curves={curves}
          zone={zone}
        />,
      )
    })

    .post('/hosts/:id/retire', may('retire'), async (c) => {
      const form = await readForm(c)
      const id = c.req.param('id')
      const entry = form.text('entry')
      const key = form.text('key') || null
      await services.retire({ subject: id, entry, key }, c.get('principal').id)
      tell(c, 'web.host.retired', { what: key ?? entry })
      return c.redirect(hostAddress(id), 303)
    })
})

/** Where a list of changes goes on; never after the moment that is shown. */
const beforeOf = (text: string | undefined, end: Instant): Instant =>
  text !== undefined && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && text < end ? text : end
