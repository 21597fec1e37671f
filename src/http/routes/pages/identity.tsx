import { type Context, Hono } from 'hono'
import { identityAnswers } from '#domain/ports/identity.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { openIdentityQuestions } from '#service/identity/describe-identity.js'
import { IdentityPage } from '../../../web/identity/identity-page.js'
import { hostAddress } from '../../../web/observe/host-head.js'
import type { Env } from '../../env.js'
import { readForm } from '../../form.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

/** @throws Problem not_found, where it is none. */
const numberOf = (c: Context<Env>): number => {
  const text = c.req.param('number') ?? ''
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new Problem('not_found', said`There is no question ${text}.`)
  return Number(text)
}

/** Which records are of one machine: what marks leave open, and what people said. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { store, organisation, identities } = services

  return new Hono<Env>()
    .get('/identity', may('read'), async (c) => {
      const [frame, questions, merges] = await Promise.all([
        frameFor(c, kit),
        openIdentityQuestions(services),
        store.of(organisation).identity.merges(),
      ])
      return drawPage(c, <IdentityPage frame={frame} questions={questions} merges={merges} />)
    })

    .post('/identity/questions/:number', may('write'), async (c) => {
      const form = await readForm(c)
      const answer = identityAnswers.find((one) => one === form.text('answer'))
      if (!answer) throw new Problem('invalid', 'Say whether they are one machine.')
      await identities.answer(numberOf(c), answer, form.text('why'), c.get('principal'))
      tell(c, `identity.done.${answer}`, {})
      return c.redirect('/identity', 303)
    })

    .post('/identity/merges/:number/undo', may('write'), async (c) => {
      const form = await readForm(c)
      const { subject, into } = await identities.unmerge(numberOf(c), form.text('why'), c.get('principal'))
      tell(c, 'identity.done.undo', { subject, into })
      return c.redirect(hostAddress(into), 303)
    })

    .post('/hosts/:id/merge', may('write'), async (c) => {
      const form = await readForm(c)
      const [subject, into] = [form.text('with').trim(), c.req.param('id')]
      await identities.merge({ subject, into, why: form.text('why') }, c.get('principal'))
      tell(c, 'identity.done.merge', { subject, into })
      return c.redirect(hostAddress(into), 303)
    })
})
