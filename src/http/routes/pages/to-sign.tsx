import { type Context, Hono } from 'hono'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import type { SignablePart, ToSign } from '#service/people/to-sign.js'
import { SignPage } from '../../../web/people/sign.js'
import { openSignWords } from '../../../web/people/sign-words.js'
import { ToSignPage } from '../../../web/people/to-sign.js'
import type { Voice } from '../../../web/voice.js'
import { formOf } from '../../door-form.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { requireUser } from '../../own-user.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

const parts: readonly SignablePart[] = ['attestations', 'waivers']

const partOf = (name: string): SignablePart => {
  const part = parts.find((known) => known === name)
  if (part) return part
  throw new Problem('not_found', said`Nothing of ${name} is signed here.`)
}

/** What waits for a second person, read by everybody and signed by approvers. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { signing } = services

  const wordsFor = (voice: Voice) =>
    openSignWords(voice, {
      register: services.register.value,
      policy: services.policy,
      frameworks: services.frameworks,
    })

  const documentOf = (item: ToSign, voice: Voice) => {
    const sha256 = item.part === 'attestations' ? item.entry.sha256 : undefined
    const filed = services.register.value.documents.find((document) => document.sha256 === sha256)
    return filed ? { href: `/api/v1/documents/${filed.sha256}`, name: voice.local(filed.name) } : null
  }

  const draw = async (c: Context<Env>, item: ToSign, complaint: string | null, status: 200 | 400 = 200) => {
    const frame = await frameFor(c, kit)
    return drawPage(
      c,
      <SignPage
        frame={frame}
        item={item}
        words={wordsFor(frame.voice)}
        document={documentOf(item, frame.voice)}
        complaint={complaint}
      />,
      status,
    )
  }

  const find = async (c: Context<Env, '/:part/:id'>): Promise<ToSign | null> =>
    signing.find(partOf(c.req.param('part')), c.req.param('id'), c.get('principal'))

  return new Hono<Env>()
    .get('/to-sign', may('read'), async (c) => {
      const frame = await frameFor(c, kit)
      const items = await signing.list(c.get('principal'))
      return drawPage(c, <ToSignPage frame={frame} items={items} words={wordsFor(frame.voice)} />)
    })

    .get('/to-sign/:part/:id', may('read'), async (c) => {
      const item = await find(c)
      if (item) return draw(c, item, null)
      throw new Problem('not_found', said`${c.req.param('id')} does not wait for a signature.`)
    })

    .post('/to-sign/:part/:id', may('approve'), async (c) => {
      const user = requireUser(c)
      const field = await formOf(c)
      const part = partOf(c.req.param('part'))
      const { office } = await signing.sign(
        { part, id: c.req.param('id'), expected: field('version'), office: field('office') || undefined },
        user,
      )
      const { voice } = await frameFor(c, kit)
      tell(c, `web.sign.done.${part}`, { office: wordsFor(voice).office(office) })
      return c.redirect('/to-sign', 303)
    })

    .post('/to-sign/:part/:id/send-back', may('approve'), async (c) => {
      const user = requireUser(c)
      const field = await formOf(c)
      const part = partOf(c.req.param('part'))
      if (field('why').trim() === '') {
        const item = await find(c)
        const { voice } = await frameFor(c, kit)
        if (item) return draw(c, item, voice.t('web.sign.why.missing'), 400)
      }
      await signing.sendBack(
        { part, id: c.req.param('id'), expected: field('version'), why: field('why') },
        user,
      )
      tell(c, 'web.sign.sent-back.done')
      return c.redirect('/to-sign', 303)
    })
})
