import { type Context, Hono } from 'hono'
import { EntryPage, ForgotPage } from '../../../web/door.js'
import { formOf, fromOf } from '../../door-form.js'
import type { Env } from '../../env.js'
import { open } from '../../may.js'
import { drawMessage, drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'
import { writeSession } from '../../session-cookie.js'

/** How the invited come in, and who has lost the password. */
export default defineRoutes((kit) => {
  const { services, where } = kit
  const { entry, letters } = services.people
  const app = new Hono<Env>()

  const spent = (c: Context<Env>, kind: 'invitation' | 'reset') =>
    drawMessage(c, kit, { title: 'web.welcome.spent', text: `web.${kind}.spent`, status: 403 })

  for (const kind of ['invitation', 'reset'] as const)
    app
      .get(`/${kind}`, open, async (c) => {
        const code = c.req.query('code') ?? ''
        const name = await entry.nameOf(code, kind)
        if (name === null) return spent(c, kind)
        const frame = await frameFor(c, kit)
        return drawPage(c, <EntryPage frame={frame} kind={kind} complaint={null} name={name} code={code} />)
      })
      .post(`/${kind}`, open, async (c) => {
        const field = await formOf(c)
        const code = field('code')
        const result = await entry.setPassword(code, kind, field('password'), fromOf(c, where))
        if ('secret' in result) {
          writeSession(c, where, result)
          tell(c, 'web.invitation.done')
          return c.redirect('/account', 303)
        }
        if ('done' in result) {
          tell(c, 'web.reset.done')
          return c.redirect('/sign-in', 303)
        }
        const name = await entry.nameOf(code, kind)
        if (result.refused === 'code' || name === null) return spent(c, kind)
        const frame = await frameFor(c, kit)
        return drawPage(
          c,
          <EntryPage
            frame={{ ...frame, address: `/${kind}?code=${encodeURIComponent(code)}` }}
            kind={kind}
            complaint={frame.voice.t(`web.welcome.refused.${result.refused}`)}
            name={name}
            code={code}
          />,
          400,
        )
      })

  const askAdmin = (c: Context<Env>) =>
    drawMessage(c, kit, { title: 'web.forgot', text: 'web.forgot.ask', status: 404 })

  return app
    .get('/forgot', open, async (c) =>
      letters.canSend ? drawPage(c, <ForgotPage frame={await frameFor(c, kit)} />) : askAdmin(c),
    )
    .post('/forgot', open, async (c) => {
      if (!letters.canSend) return askAdmin(c)
      const field = await formOf(c)
      services.people.forgot(field('name'), where.address(c))
      return drawMessage(c, kit, { title: 'web.forgot', text: 'web.forgot.sent' })
    })
})
