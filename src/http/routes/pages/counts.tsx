import { type Context, Hono } from 'hono'
import { frameOf, nearestYearEnd } from '#domain/counting/count.js'
import { type Fault, Problem } from '#lib/problem.js'
import { dayOf } from '#lib/zone.js'
import { CountsPage } from '../../../web/counts/counts.js'
import { NewCountPage, type NewCountValues } from '../../../web/counts/new-count.js'
import { newCountValues, readNewCount } from '../../count-forms.js'
import type { Env } from '../../env.js'
import { readForm } from '../../form.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

/** Every count, and where one begins. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { counts, register, clock } = services

  const drawNew = async (
    c: Context<Env>,
    values: NewCountValues,
    wrong: { readonly text: string; readonly faults: readonly Fault[] } | null,
  ) => {
    const frame = await frameFor(c, kit)
    return drawPage(
      c,
      <NewCountPage
        frame={{ ...frame, address: '/counts/new' }}
        names={frameOf(register.value)}
        values={values}
        complaint={wrong && frame.voice.t(wrong.text)}
        faults={wrong?.faults ?? []}
      />,
      wrong ? 400 : 200,
    )
  }

  return new Hono<Env>()
    .get('/counts', may('read'), async (c) =>
      drawPage(c, <CountsPage frame={await frameFor(c, kit)} counts={await counts.list()} />),
    )

    .get('/counts/new', may('write'), async (c) => {
      const { timeZone } = register.value.organisation
      const date = nearestYearEnd(dayOf(clock.now(), timeZone))
      return drawNew(
        c,
        {
          name: '',
          date,
          president: '',
          members: '',
          deputies: '',
          place: c.req.query('place') ?? '',
          custodian: c.req.query('custodian') ?? '',
          kinds: [],
        },
        null,
      )
    })

    .post('/counts', may('write'), async (c) => {
      const values = newCountValues(await readForm(c))
      const read = readNewCount(values, register.value)
      if ('faults' in read) return drawNew(c, values, { text: 'web.count.begin.wrong', faults: read.faults })
      const { id, name } = c.get('principal')
      try {
        const count = await counts.open(read.count, { id, name })
        tell(c, 'web.count.told.opened', { count: count.expectedCount })
        return c.redirect(`/counts/${encodeURIComponent(count.id)}`, 303)
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'invalid') throw error
        const isEmpty = error.faults.some(({ where }) => where === 'scope')
        return drawNew(c, values, {
          text: isEmpty ? 'web.count.begin.nothing' : 'web.count.begin.wrong',
          faults: isEmpty ? [] : error.faults,
        })
      }
    })
})
