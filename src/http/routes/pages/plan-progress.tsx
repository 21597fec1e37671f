import { type Context, Hono } from 'hono'
import { Problem } from '#lib/problem.js'
import { dayOf } from '#lib/zone.js'
import { handedProgress, handedTemplate, usualStaleAfterDays } from '#service/plan/handed-progress.js'
import { rollupOrganisations, rollupRows, rollupWords } from '#service/plan/rollup-words.js'
import { registerFrom } from '#service/register-at.js'
import { HandedPage } from '../../../web/plans/handed-page.js'
import { readAsOf } from '../../as-of.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { defineRoutes } from '../../routes.js'
import { attachment } from '../../send-file.js'

/** How far other organisations have come with a plan that was handed to them. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { texts, clock, store, organisation, register, tables } = services

  const asked = async (c: Context<Env>) => {
    const { timeZone } = register.value.organisation
    const now = clock.now()
    const asOf = readAsOf(c.req.query('as-of'), timeZone, now)
    const then =
      asOf === null
        ? register.value
        : await registerFrom(store.of(organisation), register.value.organisation, asOf)
    const given = { asOf, staleAfterDays: usualStaleAfterDays }
    const [frame, handed] = await Promise.all([
      frameFor(c, kit),
      handedProgress(services, then, c.req.param('id') ?? '', given),
    ])
    const words = rollupWords(texts, frame.voice.language)
    return { frame, words, asOf, today: dayOf(now, timeZone), ...handed }
  }

  const sendFile = async (c: Context<Env>, name: 'csv' | 'xlsx') => {
    const { frame, words, plan, rollup, today } = await asked(c)
    const format = tables.formats.get(name)
    if (!format?.write) throw new Problem('internal', `There is no format ${name}.`)
    const sheets = [rollupRows(rollup, words), rollupOrganisations(rollup, words)]
    const bytes = await format.write(sheets, frame.voice.language === 'en' ? 'point' : 'comma')
    c.header('Content-Type', format.mediaType)
    c.header('Content-Disposition', attachment(`popis-${plan.id}-progress-${today}.${name}`))
    c.header('Cache-Control', 'no-store')
    return c.body(new Uint8Array(bytes))
  }

  return new Hono<Env>()
    .get('/plans/:id/progress', may('read'), async (c) => drawPage(c, <HandedPage {...(await asked(c))} />))
    .get('/plans/:id/progress.csv', may('read'), (c) => sendFile(c, 'csv'))
    .get('/plans/:id/progress.xlsx', may('read'), (c) => sendFile(c, 'xlsx'))
    .get('/plans/:id/template.json', may('read'), async (c) => {
      const template = await handedTemplate(services, c.req.param('id'))
      c.header('Content-Disposition', attachment(`${c.req.param('id')}.template.json`))
      c.header('Content-Type', 'application/json')
      return c.body(`${JSON.stringify(template, null, 2)}\n`)
    })
})
