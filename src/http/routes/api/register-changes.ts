import { createRoute } from '@hono/zod-openapi'
import { z } from 'zod'
import { collections } from '#contract/register.js'
import { json, newApi, ProblemBody, refusals } from '../../api.js'
import { wholeBodyUpTo } from '../../body-limits.js'
import { may } from '../../may.js'
import { Edited } from '../../register/edit-body.js'
import { defineRoutes } from '../../routes.js'

const mostBytes = 32 * 1024 * 1024

const Changes = z.strictObject({
  why: z.string().max(1000).nullable().default(null).describe('The reason, for the history.'),
  changes: z
    .array(
      z.strictObject({
        part: z.enum([...collections, 'organisation']),
        id: z.string().min(1).max(64),
        body: z.looseObject({ id: z.string() }).nullable().describe('The whole entry; null removes it.'),
        expected: z
          .string()
          .nullable()
          .optional()
          .describe(
            'Its ETag, without quotes, when it was read; null: it must not be there yet; left out: whatever is there is replaced.',
          ),
      }),
    )
    .min(1)
    .max(100_000),
})

const route = createRoute({
  method: 'post',
  path: '/api/v1/register/changes',
  summary: 'Changes many entries at once: all or none',
  middleware: [may('write'), wholeBodyUpTo(mostBytes)] as const,
  request: { body: { required: true, content: { 'application/json': { schema: Changes } } } },
  responses: {
    200: json('What was done, as one edit.', Edited),
    ...refusals,
    409: {
      description: 'Entries that somebody else has changed; nothing was done.',
      content: { 'application/problem+json': { schema: ProblemBody } },
    },
  },
})

export default defineRoutes(({ services }) =>
  newApi().openapi(route, async (c) => {
    const { why, changes } = c.req.valid('json')
    const { id, name } = c.get('principal')
    const given = changes.map(({ expected, ...change }) =>
      expected === undefined ? change : { ...change, expected },
    )
    const { number, version, changed } = await services.editor.edit(
      { action: 'edit', why, changes: given },
      { id, name },
    )
    return c.json({ number, version, changed: changed.length }, 200)
  }),
)
