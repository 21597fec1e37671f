import { type Context, Hono } from 'hono'
import { Problem } from '#lib/problem.js'
import { dueWords } from '#service/due/due-words.js'
import { FeedsPage } from '../../../web/due/feeds-page.js'
import type { Env } from '../../env.js'
import { readForm } from '../../form.js'
import { may } from '../../may.js'
import { requireUser } from '../../own-user.js'
import { drawPage, frameFor, tell } from '../../pages.js'
import { defineRoutes } from '../../routes.js'

/** One's own secret addresses of the calendar: made, seen and revoked. */
export default defineRoutes((kit) => {
  const { feeds, texts } = kit.services

  const draw = async (c: Context<Env>, user: string, made: string | null) => {
    const [frame, own] = await Promise.all([frameFor(c, kit), feeds.list(user)])
    return drawPage(
      c,
      <FeedsPage
        frame={{ ...frame, address: '/due/feeds' }}
        words={dueWords(texts, frame.voice.language)}
        feeds={own}
        made={made}
      />,
    )
  }

  return new Hono<Env>()
    .get('/due/feeds', may('self'), (c) => draw(c, requireUser(c).id, null))

    .post('/due/feeds', may('self'), async (c) => {
      const form = await readForm(c)
      const language = texts.languages.find((known) => known === form.text('language'))
      if (language === undefined) throw new Problem('invalid', 'Choose one of the languages.')
      const user = requireUser(c).id
      const hasAlarms = form.text('alarms') !== ''
      const { secret } = await feeds.add({ name: form.text('name'), language, hasAlarms }, user)
      return draw(c, user, `${kit.services.url()}/calendar/${secret}.ics`)
    })

    .post('/due/feeds/:feed/revoke', may('self'), async (c) => {
      await feeds.revoke(c.req.param('feed'), requireUser(c).id)
      tell(c, 'due.feeds.revoked.done')
      return c.redirect('/due/feeds', 303)
    })
})
