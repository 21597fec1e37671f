import { type Context, Hono } from 'hono'
import { assetsByTag } from '#domain/register/find-by-tag.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { chosenAssets, printLabels } from '#service/label-paper.js'
import { LabelLayoutName } from '#service/paper/label-layout.js'
import { LabelsPage } from '../../../web/labels/labels-page.js'
import { TagPage } from '../../../web/labels/tag-page.js'
import type { Env } from '../../env.js'
import { addressForm } from '../../form.js'
import { may } from '../../may.js'
import { drawPage, frameFor } from '../../pages.js'
import { readFilter, readNames } from '../../register/list-query.js'
import { defineRoutes } from '../../routes.js'
import { sendPdf } from '../../send-file.js'

/** The server draws this many at once at most: ten sheets, less than a second of work. */
const mostLabels = 240

/** Labels for things, and where the code on one leads. */
export default defineRoutes((kit) => {
  const { services } = kit

  const open = async (c: Context<Env>, tag: string) => {
    const assets = assetsByTag(services.register.value, tag)
    const [only] = assets
    if (only && assets.length === 1) return c.redirect(`/register/assets/${encodeURIComponent(only.id)}`, 303)
    return drawPage(
      c,
      <TagPage frame={await frameFor(c, kit)} tag={tag} assets={assets} />,
      assets.length === 0 ? 404 : 300,
    )
  }

  return new Hono<Env>()
    .get('/a', may('read'), (c) => open(c, c.req.query('tag') ?? ''))
    .get('/a/:tag', may('read'), (c) => open(c, c.req.param('tag')))

    .get('/labels', may('read'), async (c) => {
      const named = readNames(c, 'assets')
      const filter = readFilter(c)
      const register = services.register.value
      const found = chosenAssets(register, { assets: named, filter }, services.links.observed)
      return drawPage(
        c,
        <LabelsPage
          frame={await frameFor(c, kit)}
          register={register}
          filter={filter}
          named={named}
          assets={found.slice(0, mostLabels)}
          found={found.length}
          most={mostLabels}
        />,
      )
    })

    .get('/labels.pdf', may('read'), async (c) => {
      const form = addressForm(c)
      const layout = LabelLayoutName.safeParse(form.text('layout') || 'a4-3x8').data
      if (!layout)
        throw new Problem(
          'invalid',
          said`There is no sheet “${form.text('layout')}”; there are ${LabelLayoutName.options.join(', ')}.`,
        )
      const start = Number(form.text('start') || '1')
      if (!Number.isInteger(start)) throw new Problem('invalid', 'The first label is a whole number.')
      const register = services.register.value
      const assets = chosenAssets(
        register,
        { assets: readNames(c, 'assets'), filter: readFilter(c) },
        services.links.observed,
      )
      // A label is for everybody who comes by: it is in the language of the house, not of the one who prints it.
      const language = services.texts.language(register.organisation.language)
      const pdf = await printLabels(
        { register, texts: services.texts, url: services.url(), language },
        assets,
        {
          layout,
          start,
          madeAt: services.clock.now(),
          most: mostLabels,
        },
      )
      return sendPdf(c, 'labels.pdf', pdf)
    })
})
