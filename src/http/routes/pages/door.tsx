import { type Context, Hono } from 'hono'
import type { NewSession } from '#service/sign-in.js'
import { CodePage, SignInPage, WelcomePage } from '../../../web/door.js'
import { formOf, fromOf, ownAddress } from '../../door-form.js'
import type { Env } from '../../env.js'
import { may, open } from '../../may.js'
import { drawMessage, drawPage, frameFor } from '../../pages.js'
import { defineRoutes } from '../../routes.js'
import {
  clearSession,
  clearTicket,
  readSession,
  readTicket,
  writeSession,
  writeTicket,
} from '../../session-cookie.js'

/** How people come in and leave. */
export default defineRoutes((kit) => {
  const { services, where } = kit
  const { signIn } = services

  const letIn = (c: Context<Env>, session: NewSession, next: string) => {
    clearTicket(c, where)
    writeSession(c, where, session)
    return c.redirect(next, 303)
  }

  const spent = (c: Context<Env>) =>
    drawMessage(c, kit, { title: 'web.welcome.spent', text: 'web.welcome.spent.what', status: 403 })

  const drawSignIn = async (
    c: Context<Env>,
    given: { complaint: string | null; name: string; next: string },
    status: 200 | 401 | 429 = 200,
  ) => {
    const frame = await frameFor(c, kit)
    const address = `/sign-in?next=${encodeURIComponent(given.next)}`
    return drawPage(
      c,
      <SignInPage frame={{ ...frame, address }} {...given} canForget={services.people.letters.canSend} />,
      status,
    )
  }

  const waitWords = async (c: Context<Env>, seconds: number): Promise<string> => {
    c.header('Retry-After', String(seconds))
    return (await frameFor(c, kit)).voice.t('web.sign-in.wait', { seconds })
  }

  return new Hono<Env>()
    .get('/sign-in', open, async (c) => {
      const next = ownAddress(c.req.query('next') ?? '/')
      if (await c.get('identify')()) return c.redirect(next, 303)
      return drawSignIn(c, { complaint: null, name: '', next })
    })

    .post('/sign-in', open, async (c) => {
      const field = await formOf(c)
      const next = ownAddress(field('next'))
      const name = field('name')
      const result = await signIn.signIn(name, field('password'), fromOf(c, where))
      if ('secret' in result) return letIn(c, result, next)
      if ('ticket' in result) {
        writeTicket(c, where, result.ticket)
        return c.redirect(`/sign-in/code?next=${encodeURIComponent(next)}`, 303)
      }
      if (result.refused === 'wait')
        return drawSignIn(c, { complaint: await waitWords(c, result.seconds), name, next }, 429)
      const { voice } = await frameFor(c, kit)
      return drawSignIn(c, { complaint: voice.t('web.sign-in.wrong'), name, next }, 401)
    })

    .get('/sign-in/code', open, async (c) => {
      const next = ownAddress(c.req.query('next') ?? '/')
      if (!signIn.isTicket(readTicket(c, where) ?? ''))
        return c.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303)
      return drawPage(c, <CodePage frame={await frameFor(c, kit)} complaint={null} next={next} />)
    })

    .post('/sign-in/code', open, async (c) => {
      const field = await formOf(c)
      const next = ownAddress(field('next'))
      const result = await signIn.showCode(readTicket(c, where) ?? '', field('code'), fromOf(c, where))
      if ('secret' in result) return letIn(c, result, next)
      const frame = await frameFor(c, kit)
      if (result.refused === 'ticket') {
        clearTicket(c, where)
        return drawSignIn(c, { complaint: frame.voice.t('web.sign-in.again'), name: '', next }, 401)
      }
      const isWait = result.refused === 'wait'
      const complaint = isWait ? await waitWords(c, result.seconds) : frame.voice.t('web.code.wrong')
      const address = `/sign-in/code?next=${encodeURIComponent(next)}`
      return drawPage(
        c,
        <CodePage frame={{ ...frame, address }} complaint={complaint} next={next} />,
        isWait ? 429 : 401,
      )
    })

    .post('/sign-out', may('self'), async (c) => {
      const secret = readSession(c, where)
      if (secret) await signIn.signOut(secret)
      clearSession(c, where)
      return c.redirect('/sign-in', 303)
    })

    .get('/demo', open, async (c) => {
      const session = await services.demoDoor?.enter(c.req.query('code') ?? '', fromOf(c, where))
      return session ? letIn(c, session, '/') : spent(c)
    })

    .get('/welcome', open, async (c) => {
      const code = c.req.query('code') ?? ''
      if (!(await signIn.isFirstCode(code))) return spent(c)
      return drawPage(c, <WelcomePage frame={await frameFor(c, kit)} complaint={null} name="" code={code} />)
    })

    .post('/welcome', open, async (c) => {
      const field = await formOf(c)
      const code = field('code')
      const result = await signIn.welcome(code, field('name'), field('password'), fromOf(c, where))
      if (!('refused' in result)) return letIn(c, result, '/')
      if (result.refused === 'code') return spent(c)
      const frame = await frameFor(c, kit)
      const complaint = frame.voice.t(`web.welcome.refused.${result.refused}`)
      return drawPage(
        c,
        <WelcomePage
          frame={{ ...frame, address: `/welcome?code=${encodeURIComponent(code)}` }}
          complaint={complaint}
          name={field('name')}
          code={code}
        />,
        400,
      )
    })
})
