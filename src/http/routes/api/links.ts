import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { Asset, AssetKind } from '#contract/register/asset.js'
import { SubjectKind } from '#contract/topic.js'
import { waysOfFitting } from '#domain/register/fitting.js'
import { linkAsset, unlinkAsset } from '#service/link-asset.js'
import {
  describeUnrecorded,
  pageOfAssets,
  pageOfSubjects,
  subjectCursor,
  unlinkedSubjects,
  unseenAssets,
} from '#service/unlinked.js'
import { json, missing, newApi, page, pageOf, pageParameters, refusals } from '../../api.js'
import { may } from '../../may.js'
import { defineRoutes } from '../../routes.js'

const Unseen = z.object({
  asset: z.string(),
  kind: AssetKind,
  named: z.string().nullable().describe('The subject that people say it is, of which nothing was heard.'),
})
const Unrecorded = z.object({
  subject: z.string(),
  kind: SubjectKind,
  name: z.string(),
  firstSeen: z.string(),
  proposal: Asset.omit({ id: true, state: true }).describe('What an asset of it would say.'),
  fitting: z
    .object({ by: z.enum(waysOfFitting), assets: z.array(z.string()) })
    .nullable()
    .describe('Assets that it fits equally well; null where there is none.'),
})

const unseenRoute = createRoute({
  method: 'get',
  path: '/api/v1/links/unseen',
  summary: 'Assets of the register that nothing observes',
  middleware: [may('read')] as const,
  request: { query: z.strictObject({ ...pageParameters, kind: AssetKind.optional() }) },
  responses: { 200: json('One page of the list.', pageOf(Unseen)), ...refusals },
})

const unrecordedRoute = createRoute({
  method: 'get',
  path: '/api/v1/links/unrecorded',
  summary: 'Subjects that no asset of the register is',
  middleware: [may('read')] as const,
  request: { query: z.strictObject({ ...pageParameters, kind: SubjectKind.optional() }) },
  responses: { 200: json('One page of the list.', pageOf(Unrecorded)), ...refusals },
})

const countRoute = createRoute({
  method: 'get',
  path: '/api/v1/links',
  summary: 'How many assets nothing observes, and how many subjects no asset is',
  middleware: [may('read')] as const,
  request: { query: z.strictObject({}) },
  responses: {
    200: json(
      'The numbers.',
      z.object({ unseen: z.int(), unrecorded: z.int(), ignored: z.int().describe('Said to be not ours.') }),
    ),
    ...refusals,
  },
})

const linkRoute = createRoute({
  method: 'post',
  path: '/api/v1/links',
  summary: 'Says that an asset is a subject, or takes that back',
  middleware: [may('write')] as const,
  request: {
    body: {
      required: true,
      content: {
        'application/json': {
          schema: z.strictObject({
            asset: z.string().describe('Id of the asset.'),
            subject: z.string().nullable().describe('Id of the subject; null takes the link back.'),
          }),
        },
      },
    },
  },
  responses: {
    200: json('What was done.', z.object({ edit: z.int().nullable(), version: z.string() })),
    ...refusals,
    ...missing,
  },
})

export default defineRoutes(({ services }) => {
  const app = newApi()

  app.openapi(countRoute, async (c) => {
    const { unrecorded, ignored } = await unlinkedSubjects(services)
    return c.json(
      { unseen: unseenAssets(services).length, unrecorded: unrecorded.length, ignored: ignored.length },
      200,
    )
  })

  app.openapi(unseenRoute, (c) => {
    const { after, limit, kind } = c.req.valid('query')
    const found = pageOfAssets(unseenAssets(services, kind), after, limit)
    const show = (asset: Asset) => ({ asset: asset.id, kind: asset.kind, named: asset.subject ?? null })
    return c.json(
      page(found, limit, ({ id }) => id, show),
      200,
    )
  })

  app.openapi(unrecordedRoute, async (c) => {
    const { after, limit, kind } = c.req.valid('query')
    const { unrecorded } = await unlinkedSubjects(services, kind)
    const shown = page(pageOfSubjects(unrecorded, after, limit), limit, subjectCursor, (subject) => subject)
    const items = []
    for (const subject of shown.items) {
      const { proposal, fitting } = await describeUnrecorded(services, services.register.value, subject)
      items.push({
        subject: subject.id,
        kind: subject.kind,
        name: subject.name,
        firstSeen: subject.firstSeen,
        proposal,
        fitting: fitting && { by: fitting.by, assets: fitting.assets.map(({ id }) => id) },
      })
    }
    return c.json({ items, next: shown.next }, 200)
  })

  app.openapi(linkRoute, async (c) => {
    const { asset, subject } = c.req.valid('json')
    const { id, name } = c.get('principal')
    const { number, version } =
      subject === null
        ? await unlinkAsset(services, asset, { id, name })
        : await linkAsset(services, asset, subject, { id, name })
    return c.json({ edit: number, version }, 200)
  })

  return app
})
