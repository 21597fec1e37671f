import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { z } from 'zod'
import { Attestation } from '#contract/register/attestation.js'
import { Measure } from '#contract/register/measure.js'
import { type PlanActName, planActs } from '#domain/plan/acts/plan-acts.js'
import { type RowActName, rowActs } from '#domain/plan/acts/row-acts.js'
import { governanceStates } from '#domain/plan/governance.js'
import { entryVersion } from '#domain/register/change.js'
import { actOnPlan, actOnRow, planNamed, rowNamed } from '#service/plan/act-on-plan.js'
import { governanceNow, Proposal, proposeEvidence, withdrawEvidence } from '#service/plan/evidence.js'
import { json, missing, newApi, ProblemBody, refusals } from '../../api.js'
import type { Env } from '../../env.js'
import { may } from '../../may.js'
import { matched, rowVersionNow, tagOf } from '../../plan-preconditions.js'
import { defineRoutes } from '../../routes.js'

const rowParams = z.object({ plan: z.string().max(64), row: z.string().max(32) })
const rowPath = '/api/v1/plans/{plan}/rows/{row}'

const answer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemBody } },
})
const clashes = {
  409: answer('Somebody else was faster.'),
  412: answer('The row is not what If-Match says.'),
} as const

const Done = z.object({
  edit: z.int().nullable().describe('Number of the edit, by which it can be undone.'),
  version: z.string().describe('Version of the row now, as in its ETag.'),
})

const body = <S extends z.ZodType>(schema: S) => ({
  required: true,
  content: { 'application/json': { schema } },
})

const actRoute = <S extends z.ZodType>(path: string, summary: string, input: S) =>
  createRoute({
    method: 'post',
    path: `${rowPath}/${path}`,
    summary,
    middleware: [may('write')] as const,
    request: { params: rowParams, body: body(input) },
    responses: { 200: json('It is done.', Done), ...refusals, ...missing, ...clashes },
  })

const paths = {
  move: ['deadline', 'Moves the deadline of a row, with a reason (If-Match)'],
  pay: ['payments', 'Records a payment for a row (If-Match)'],
  value: ['values', 'Records what an indicator of a row counts on a day (If-Match)'],
  attend: ['attendance', 'Records who came to a training (If-Match)'],
  accept: ['acceptances', 'Lets what a lint rule says of a row stand, with a reason (If-Match)'],
  'take-back': ['acceptances/take-back', 'Takes such an acceptance back (If-Match)'],
} as const satisfies Record<RowActName, readonly [string, string]>

const EvidenceBody = Attestation.extend({ isConfirmed: z.boolean() })

const governanceRoute = createRoute({
  method: 'get',
  path: `${rowPath}/governance`,
  summary: 'How a row of a plan stands that papers answer for',
  middleware: [may('read')] as const,
  request: { params: rowParams, query: z.strictObject({}) },
  responses: {
    200: json(
      'The row and the evidence for it; its version is the ETag.',
      z.object({
        measure: Measure,
        state: z.enum(governanceStates),
        asked: z.array(z.string()).describe('What its indicators want to see.'),
        offices: z.array(z.string()).describe('Offices that may confirm it.'),
        standIns: z
          .array(z.string())
          .describe('Those of them that stand in for an owner who is the approver.'),
        evidence: z.array(EvidenceBody),
        restsOn: EvidenceBody.nullable().describe('What the state rests on.'),
        periods: z
          .array(
            z.object({
              name: z.string(),
              from: z.string(),
              to: z.string(),
              state: z.enum(['confirmed', 'proposed', 'open', 'late', 'ahead']),
            }),
          )
          .nullable(),
        isOverdue: z.boolean().describe('Never for want of a second person.'),
        turnout: z
          .object({
            expected: z.int(),
            attended: z.int(),
            isAll: z.boolean().nullable(),
            period: z.string().nullable(),
          })
          .nullable()
          .describe('Of a training: who came of those who should have.'),
      }),
    ),
    ...refusals,
    ...missing,
  },
})

const proposeRoute = createRoute({
  method: 'post',
  path: `${rowPath}/evidence`,
  summary: 'Puts evidence of a row forward (If-Match); a second person confirms it',
  middleware: [may('write')] as const,
  request: { params: rowParams, body: body(Proposal) },
  responses: {
    201: json('It waits for its second person.', Done.extend({ id: z.string() })),
    ...refusals,
    ...missing,
    ...clashes,
  },
})

const withdrawRoute = createRoute({
  method: 'delete',
  path: `${rowPath}/evidence/{id}`,
  summary: 'Withdraws evidence of a row (If-Match)',
  middleware: [may('write')] as const,
  request: {
    params: rowParams.extend({ id: z.string().max(64) }),
    query: z.strictObject({ why: z.string().max(1000).optional() }),
  },
  responses: { 200: json('It is withdrawn.', Done), ...refusals, ...missing, ...clashes },
})

const ofPlan = {
  amend: ['amendments', 'Records an amendment of a plan (If-Match: the ETag of the plan)'],
  accept: ['acceptances', 'Lets what a lint rule says of a plan as a whole stand (If-Match)'],
  'take-back': ['acceptances/take-back', 'Takes such an acceptance back (If-Match)'],
} as const satisfies Record<PlanActName, readonly [string, string]>

const planRoute = (name: PlanActName) =>
  createRoute({
    method: 'post',
    path: `/api/v1/plans/{plan}/${ofPlan[name][0]}`,
    summary: ofPlan[name][1],
    middleware: [may('write')] as const,
    request: { params: z.object({ plan: z.string().max(64) }), body: body(planActs[name].input) },
    responses: { 200: json('It is done.', Done), ...refusals, ...missing, ...clashes },
  })

/** What can be done on one row of a plan, for programs. */
export default defineRoutes(({ services }) => {
  const app = newApi()

  const read = (c: Context<Env>, at: { plan: string; row: string }) => ({
    ...at,
    expected: matched(c, rowVersionNow(services, at), `Row ${at.row}`),
  })
  const told = (c: Context<Env>, at: { plan: string; row: string }, edit: number | null) => {
    const version = rowVersionNow(services, at)
    c.header('ETag', tagOf(version))
    return { edit, version }
  }
  const whoOf = (c: Context<Env>) => {
    const { id, name } = c.get('principal')
    return { id, name }
  }

  app.openapi(governanceRoute, async (c) => {
    const at = c.req.valid('param')
    const { measure } = rowNamed(services, at)
    c.header('ETag', tagOf(rowVersionNow(services, at)))
    return c.json({ measure, ...(await governanceNow(services, at)) } as never, 200)
  })

  for (const name of Object.keys(paths) as RowActName[]) {
    const [path, summary] = paths[name]
    app.openapi(actRoute(path, summary, rowActs[name].input), async (c) => {
      const at = c.req.valid('param')
      const { number } = await actOnRow(services, read(c, at), name, c.req.valid('json') as never, whoOf(c))
      return c.json(told(c, at, number), 200)
    })
  }

  app.openapi(proposeRoute, async (c) => {
    const at = c.req.valid('param')
    const { id, number } = await proposeEvidence(services, read(c, at), c.req.valid('json'), whoOf(c))
    return c.json({ id, ...told(c, at, number) }, 201)
  })

  app.openapi(withdrawRoute, async (c) => {
    const { id, ...at } = c.req.valid('param')
    const why = c.req.valid('query').why ?? null
    const { number } = await withdrawEvidence(services, read(c, at), { id, why }, whoOf(c))
    return c.json(told(c, at, number), 200)
  })

  for (const name of Object.keys(ofPlan) as PlanActName[])
    app.openapi(planRoute(name), async (c) => {
      const { plan } = c.req.valid('param')
      const expected = matched(c, entryVersion(planNamed(services, plan)), `Plan ${plan}`)
      const given = c.req.valid('json') as never
      const { number } = await actOnPlan(services, plan, name, given, expected, whoOf(c))
      const version = entryVersion(planNamed(services, plan))
      c.header('ETag', tagOf(version))
      return c.json({ edit: number, version }, 200)
    })

  return app
})
