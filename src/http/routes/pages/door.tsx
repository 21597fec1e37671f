import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Problem } from '#lib/problem.js'
import type { NewSession } from '#service/sign-in.js'
import { MessagePage, SignInPage, WelcomePage } from '../../../web/door.js'
import type { Env } from '../../env.js'
import { may, open } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { defineRoutes } from '../../routes.js'
import { clearSession, readSession, writeSession } from '../../session-cookie.js'

const smallForm = bodyLimit({
  maxSize: 16 * 1024,
  onError: () => {
    throw new Problem('too_large', 'The form is larger than 16 KiB.')
  },
})

/** A place on this server to go on at, never another site. */
const ownAddress = (next: string): string => {
  const url = URL.parse(next, 'http://here')
  return url?.host === 'here' && next.startsWith('/') ? url.pathname + url.search : '/'
}

/** The fields of a form; a file, or a field that is not there, counts as empty. */
const formOf = async (c: Context<Env>) => {
  const form = await c.req.parseBody()
  return (name: string): string => (typeof form[name] === 'string' ? form[name] : '')
}

/** How people come in and leave. */
export default defineRoutes((kit) => {
  const { services, where } = kit
  const { signIn } = services

  const letIn = (c: Context<Env>, session: NewSession, next: string) => {
    writeSession(c, where, session)
    return c.redirect(next, 303)
  }

  const spent = async (c: Context<Env>) => {
    const frame = await frameFor(c, kit)
    const { voice } = frame
    return drawPage(
      c,
      <MessagePage
        frame={frame}
        title={voice.t('web.welcome.spent')}
        text={voice.t('web.welcome.spent.what')}
        reference={null}
      />,
      403,
    )
  }

  return new Hono<Env>()
    .get('/sign-in', open, async (c) => {
      const next = ownAddress(c.req.query('next') ?? '/')
      if (await c.get('identify')()) return c.redirect(next, 303)
      return drawPage(c, <SignInPage frame={await frameFor(c, kit)} complaint={null} name="" next={next} />)
    })

    .post('/sign-in', open, smallForm, async (c) => {
      const field = await formOf(c)
      const next = ownAddress(field('next'))
      const result = await signIn.signIn(field('name'), field('password'), where.address(c))
      if (!('refused' in result)) return letIn(c, result, next)
      const frame = await frameFor(c, kit)
      const { voice } = frame
      const isWait = result.refused === 'wait'
      const complaint = isWait
        ? voice.t('web.sign-in.wait', { seconds: result.seconds })
        : voice.t('web.sign-in.wrong')
      if (isWait) c.header('Retry-After', String(result.seconds))
      return drawPage(
        c,
        <SignInPage
          frame={{ ...frame, address: '/sign-in' }}
          complaint={complaint}
          name={field('name')}
          next={next}
        />,
        isWait ? 429 : 401,
      )
    })

    .post('/sign-out', may('read'), async (c) => {
      const secret = readSession(c, where)
      if (secret) await signIn.signOut(secret)
      clearSession(c, where)
      return c.redirect('/sign-in', 303)
    })

    .get('/welcome', open, async (c) => {
      const code = c.req.query('code') ?? ''
      if (!(await signIn.isFirstCode(code))) return spent(c)
      return drawPage(c, <WelcomePage frame={await frameFor(c, kit)} complaint={null} name="" code={code} />)
    })

    .post('/welcome', open, smallForm, async (c) => {
      const field = await formOf(c)
      const code = field('code')
      const result = await signIn.welcome(code, field('name'), field('password'))
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
