import { type Context, Hono } from 'hono'
import { type RoleName, roles } from '#domain/ports/people.js'
import { day } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { TokensPage, tokenDays } from '../../../web/people/tokens.js'
import { formOf } from '../../door-form.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

/** API tokens: made, seen and revoked. */
export default defineRoutes((kit) => {
  const { services } = kit
  const { accounts, tokens } = services.people

  const draw = async (c: Context<Env>, made: string | null) => {
    const [frame, all, known] = await Promise.all([frameFor(c, kit), tokens.list(), accounts.list()])
    const names = new Map(known.map(({ id, name }) => [id, name]))
    return drawPage(
      c,
      <TokensPage
        frame={{ ...frame, address: '/people/tokens' }}
        tokens={all}
        names={names.set('command', frame.voice.t('audit.who.command'))}
        now={services.clock.now()}
        made={made}
      />,
    )
  }

  return new Hono<Env>()
    .get('/people/tokens', may('people'), (c) => draw(c, null))

    .post('/people/tokens', may('people'), async (c) => {
      const field = await formOf(c)
      const role = roles.find((known): known is RoleName => known === field('role'))
      const days = tokenDays.find((known) => known === field('days'))
      if (!role) throw new Problem('invalid', 'A token needs a role.')
      const expiresInMs = days === undefined ? null : Number(days) * day
      const { token } = await tokens.create({ role, name: field('name'), expiresInMs }, c.get('principal').id)
      return draw(c, token)
    })

    .post('/people/tokens/:token/revoke', may('people'), async (c) => {
      await tokens.revoke(c.req.param('token'), c.get('principal').id)
      tell(c, 'web.tokens.revoked.done')
      return c.redirect('/people/tokens', 303)
    })
})
