import { OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { type Fault, Problem, toFault } from '#lib/problem.js'
import { saidOfCheck } from '#lib/said.js'
import type { Env } from './env.js'

const parts: Record<string, string> = { query: 'query', param: 'address', json: 'body', header: 'headers' }

/** Every place of a zod error, named as the sender wrote it. */
export const faultsOf = (issues: readonly z.core.$ZodIssue[]): Fault[] =>
  issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ where: [...issue.path, key].join('.'), what: 'is not known here' }))
      : [toFault({ where: issue.path.join('.'), what: saidOfCheck(issue.message) })],
  )

/** An app whose routes refuse what does not meet their schema, naming each place. */
export const newApi = (): OpenAPIHono<Env> =>
  new OpenAPIHono<Env>({
    defaultHook(result) {
      if (!result.success)
        throw new Problem(
          'invalid',
          `The ${parts[result.target] ?? result.target} of this request is wrong.`,
          {
            faults: faultsOf(result.error.issues),
          },
        )
    },
  })

export const ProblemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: z.array(z.object({ where: z.string(), what: z.string() })).optional(),
  })
  .describe('RFC 9457.')

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemBody } },
})

/** The answers that any route behind the door may give instead of its own. */
export const refusals = {
  400: problem('The request is wrong; `errors` names each place.'),
  401: problem('Nobody is signed in and no token serves.'),
  403: problem('The role of the one who asks may not do this.'),
} as const

export const missing = { 404: problem('There is no such thing.') } as const

export const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
})

export const asOfParameter = z.string().optional().meta({
  description:
    'The state at the end of that local day (2026-06-30), or at an instant with its offset. Never later than now.',
  example: '2026-06-30',
})

export const pageParameters = {
  after: z.string().max(2048).optional().meta({ description: 'Where to go on: `next` of the list before.' }),
  limit: z.coerce
    .number()
    .pipe(z.int().min(1).max(1000))
    .default(100)
    .meta({ description: 'How many at most.' }),
}

export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({
    items: z.array(item),
    next: z.string().nullable().describe('Goes to `after` for what follows; null at the end.'),
  })

/** One page of `found`, which holds one more than `limit` where there is more. */
export const page = <T, U>(
  found: readonly T[],
  limit: number,
  cursor: (last: T) => string,
  show: (item: T) => U,
) => {
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(show), next: found.length > limit && last !== undefined ? cursor(last) : null }
}
