import { Hono } from 'hono'
import { Recognition } from '#contract/register/recognition.js'
import { newId } from '#domain/register/new-id.js'
import { Problem } from '#lib/problem.js'
import { dayOf } from '#lib/zone.js'
import { lineOfKey } from '#service/licences/licence-answer.js'
import { licenceLists } from '../../../web/licences/licence-tabs.js'
import { LicencesPage } from '../../../web/licences/licences-page.js'
import { ProductPage } from '../../../web/licences/product-page.js'
import { readAsOf } from '../../as-of.js'
import type { Env } from '../../env.js'
import { readForm } from '../../form.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

export default defineRoutes((kit) => {
  const { services } = kit
  const zone = () => services.register.value.organisation.timeZone
  const standing = (asOf: string | undefined) =>
    services.licences.standing(readAsOf(asOf, zone(), services.clock.now()))

  return new Hono<Env>()
    .get('/licences', may('read'), async (c) => {
      const list = licenceLists.find((each) => each === c.req.query('list')) ?? 'positions'
      const [frame, found] = await Promise.all([frameFor(c, kit), standing(c.req.query('as-of'))])
      const today = dayOf(services.clock.now(), zone())
      return drawPage(c, <LicencesPage frame={frame} standing={found} list={list} today={today} />)
    })

    .get('/licences/product', may('read'), async (c) => {
      const [frame, found] = await Promise.all([frameFor(c, kit), standing(c.req.query('as-of'))])
      const line = lineOfKey(found, c.req.query('key') ?? '')
      return drawPage(c, <ProductPage frame={frame} line={line} register={found.register} />)
    })

    .post('/licences/software', may('write'), async (c) => {
      const form = await readForm(c)
      const [software, publisher] = [form.text('software').trim(), form.text('publisher').trim()]
      const register = services.register.value
      const id = newId(register, 'recognitions', {})
      const made = Recognition.safeParse({
        id,
        software,
        ...(publisher === '' ? {} : { publisher }),
        treat: form.text('treat'),
      })
      if (!made.success) throw new Problem('invalid', 'Say what the software is.')
      const { id: user, name } = c.get('principal')
      await services.editor.edit(
        { action: 'edit', changes: [{ part: 'recognitions', id, body: made.data, expected: null }] },
        { id: user, name },
      )
      tell(c, 'licences.done.correct', { name: software })
      return c.redirect('/licences?list=unknown', 303)
    })
})
