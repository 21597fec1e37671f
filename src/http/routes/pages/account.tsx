import { type Context, Hono } from 'hono'
import { officesOf } from '#service/people/to-sign.js'
import type { Principal } from '#service/principal.js'
import { AccountPage } from '../../../web/people/account.js'
import { formOf } from '../../door-form.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { requireUser } from '../../own-user.js'
import { drawPage, forgetLanguage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

/** One's own account: password, language, sessions. */
export default defineRoutes((kit) => {
  const { services, where } = kit
  const { signIn, people } = services

  const draw = async (
    c: Context<Env>,
    user: Principal & { readonly session: string },
    complaint: string | null = null,
    status: 200 | 400 | 401 | 429 = 200,
  ) => {
    const frame = await frameFor(c, kit)
    const register = services.register.value
    const [account, sessions, own, factor] = await Promise.all([
      people.accounts.get(user.id),
      people.accounts.sessions(user.id),
      services.store.people.session(user.session),
      signIn.secondFactor.state(user.id, frame.organisation, user.name),
    ])
    const held = officesOf(account, register)
    const offices = register.roles
      .filter(({ id }) => held.includes(id))
      .map(({ name }) => frame.voice.local(name))
    return drawPage(
      c,
      <AccountPage
        frame={{ ...frame, address: '/account' }}
        account={account}
        offices={offices}
        sessions={sessions}
        current={own?.id ?? null}
        factor={factor}
        mustHaveFactor={signIn.mustHaveSecondFactor(account.role)}
        complaint={complaint}
      />,
      status,
    )
  }

  return new Hono<Env>()
    .get('/account', may('self'), (c) => draw(c, requireUser(c)))

    .post('/account/password', may('self'), async (c) => {
      const user = requireUser(c)
      const field = await formOf(c)
      const { voice } = await frameFor(c, kit)
      const isOwn = await signIn.isOwnPassword(user.id, field('old'), where.address(c))
      if (isOwn === false) return draw(c, user, voice.t('web.password.old.wrong'), 401)
      if (isOwn !== true) return draw(c, user, voice.t('web.sign-in.wait', { seconds: isOwn.seconds }), 429)
      const result = await people.own.setPassword(user.id, field('new'), user.session)
      if ('refused' in result) return draw(c, user, voice.t(`web.welcome.refused.${result.refused}`), 400)
      tell(c, 'web.account.password.done', { sessions: result.sessions })
      return c.redirect('/account', 303)
    })

    .post('/account/language', may('self'), async (c) => {
      const user = requireUser(c)
      const language = (await formOf(c))('language')
      await people.own.setLanguage(user.id, services.texts.languages.includes(language) ? language : null)
      if (language === '') forgetLanguage(c)
      tell(c, 'web.saved')
      return c.redirect(language === '' ? '/account' : `/account?lang=${encodeURIComponent(language)}`, 303)
    })

    .post('/account/sessions/end', may('self'), async (c) => {
      const user = requireUser(c)
      const sessions = await people.accounts.endSessions(user.id, user.id, user.session)
      tell(c, 'web.sessions.ended', { sessions })
      return c.redirect('/account', 303)
    })

    .post('/account/sessions/:session/end', may('self'), async (c) => {
      const user = requireUser(c)
      await people.accounts.endSession(user.id, c.req.param('session'), user.id)
      tell(c, 'web.sessions.ended', { sessions: 1 })
      return c.redirect('/account', 303)
    })
})
