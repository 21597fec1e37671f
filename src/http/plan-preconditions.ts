import type { Context } from 'hono'
import { rowVersion } from '#domain/plan/row-version.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { type RowAt, rowNamed } from '#service/plan/act-on-plan.js'
import type { Services } from '#service/services.js'
import type { Env } from './env.js'

export const tagOf = (version: string): string => `"${version}"`

/**
 * The version that `If-Match` says a change is made from.
 * @throws Problem invalid, where it is not sent; precondition, where it is another one by now.
 */
export const matched = (c: Context<Env>, now: string, what: string): string => {
  const header = c.req.header('if-match')
  if (header === undefined)
    throw new Problem('invalid', 'Say what this change is made from.', {
      faults: [{ where: 'If-Match', what: 'is missing: send the ETag that it was read with' }],
    })
  const tags = header.split(',').map((tag) =>
    tag
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1'),
  )
  if (tags.includes('*') || tags.includes(now)) return now
  c.header('ETag', tagOf(now))
  throw new Problem(
    'precondition',
    said`${what} is no longer what If-Match says: its version is ${tagOf(now)} now. Nothing was changed.`,
  )
}

/** @throws Problem not_found. */
export const rowVersionNow = (
  services: Pick<Services, 'register'>,
  at: Pick<RowAt, 'plan' | 'row'>,
): string => {
  rowNamed(services, at)
  return rowVersion(services.register.value, at.plan, at.row) ?? ''
}
