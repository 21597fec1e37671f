import { type Context, Hono } from 'hono'
import type { CodeResult } from '#service/people/second-factor.js'
import type { Principal } from '#service/principal.js'
import { RecoveryCodesPage, SecondFactorPage } from '../../../web/people/second-factor.js'
import { formOf } from '../../door-form.js'
import type { Env } from '../../env.js'
import { may, secondFactorPath } from '../../may.js'
import { requireUser } from '../../own-user.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

/** One's own second factor: an authenticator, and recovery codes. */
export default defineRoutes((kit) => {
  const { services, where } = kit
  const { signIn } = services
  const { secondFactor } = signIn

  const draw = async (
    c: Context<Env>,
    user: Principal,
    complaint: string | null = null,
    status: 200 | 401 | 429 = 200,
  ) => {
    const frame = await frameFor(c, kit)
    return drawPage(
      c,
      <SecondFactorPage
        frame={{ ...frame, address: secondFactorPath }}
        factor={await secondFactor.state(user.id, frame.organisation, user.name)}
        mustHave={signIn.mustHaveSecondFactor(user.role)}
        complaint={complaint}
      />,
      status,
    )
  }

  const refuse = async (c: Context<Env>, user: Principal, result: Exclude<CodeResult, { by: unknown }>) => {
    const { voice } = await frameFor(c, kit)
    return result.refused === 'wait'
      ? draw(c, user, voice.t('web.sign-in.wait', { seconds: result.seconds }), 429)
      : draw(c, user, voice.t('web.code.wrong'), 401)
  }

  const drawCodes = async (c: Context<Env>, codes: readonly string[]) => {
    const frame = await frameFor(c, kit)
    return drawPage(c, <RecoveryCodesPage frame={{ ...frame, address: secondFactorPath }} codes={codes} />)
  }

  return new Hono<Env>()
    .get(secondFactorPath, may('self'), (c) => draw(c, requireUser(c)))

    .post('/account/second-factor/begin', may('self'), async (c) => {
      await secondFactor.begin(requireUser(c).id)
      return c.redirect(secondFactorPath, 303)
    })

    .post('/account/second-factor/confirm', may('self'), async (c) => {
      const user = requireUser(c)
      const code = (await formOf(c))('code')
      const result = await secondFactor.confirm(user.id, code, where.address(c), user.session)
      return 'refused' in result ? refuse(c, user, result) : drawCodes(c, result)
    })

    .post('/account/second-factor/codes', may('self'), async (c) => {
      const user = requireUser(c)
      const result = await secondFactor.check(user.id, (await formOf(c))('code'), where.address(c))
      if ('refused' in result) return refuse(c, user, result)
      return drawCodes(c, await secondFactor.renew(user.id))
    })

    .post('/account/second-factor/off', may('self'), async (c) => {
      const user = requireUser(c)
      const field = await formOf(c)
      const { voice } = await frameFor(c, kit)
      if (signIn.mustHaveSecondFactor(user.role)) return draw(c, user, voice.t('web.factor.must'), 401)
      const isOwn = await signIn.isOwnPassword(user.id, field('off-password'), where.address(c))
      if (isOwn === false) return draw(c, user, voice.t('web.password.old.wrong'), 401)
      if (isOwn !== true) return refuse(c, user, isOwn)
      const result = await secondFactor.check(user.id, field('off-code'), where.address(c))
      if ('refused' in result) return refuse(c, user, result)
      await secondFactor.turnOff(user.id)
      tell(c, 'web.factor.off.done')
      return c.redirect('/account', 303)
    })
})
