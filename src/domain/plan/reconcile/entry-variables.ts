import type { Environment } from '@marcbachmann/cel-js'
import type { z } from 'zod'
import { Asset } from '#contract/register/asset.js'
import { Contract } from '#contract/register/contract.js'
import { Entitlement } from '#contract/register/entitlement.js'
import { FiledDocument } from '#contract/register/filed-document.js'
import type { Expectation } from '#contract/register/measure-parts.js'
import { ServiceRecord } from '#contract/register/service-record.js'
import { topics } from '#contract/topics.js'
import { baseEnvironment } from '#domain/policy/cel-time.js'
import { declareType, type Shape, shapeOf } from '#domain/policy/cel-types.js'
import { ruleEnvironment } from '#domain/policy/condition.js'

/** Where in the register what a plan expects may stand. */
export type Of = Expectation['of']

export interface EntryEnvironment {
  readonly env: Environment
  readonly shapes: Readonly<Record<string, Shape>>
}

const texts: Shape = { type: 'array', items: { type: 'string' } }

const factsShape = (): Shape => ({
  type: 'object',
  properties: Object.fromEntries(
    [...topics].map(([name, { schema }]) => [name, { type: 'array', items: shapeOf(schema) }]),
  ),
})

const listOf = (schema: z.ZodType): Shape => ({ type: 'array', items: shapeOf(schema) })

const shapesOf: Record<Of, () => Record<string, Shape>> = {
  asset: () => ({
    asset: shapeOf(Asset),
    services: listOf(ServiceRecord),
    places: texts,
    facts: factsShape(),
  }),
  entitlement: () => ({ entitlement: shapeOf(Entitlement) }),
  contract: () => ({ contract: shapeOf(Contract) }),
  serviceRecord: () => ({ serviceRecord: shapeOf(ServiceRecord), asset: shapeOf(Asset), places: texts }),
  document: () => ({ document: shapeOf(FiledDocument) }),
}

const base = baseEnvironment()
const known = new Map<Of, EntryEnvironment>()

/** What an expression about an entry may name: the entry, and of an asset its records, its places and its facts. */
export const entryEnvironment = (of: Of): EntryEnvironment => {
  const before = known.get(of)
  if (before) return before
  const env = ruleEnvironment(base)
  const shapes = shapesOf[of]()
  for (const [name, shape] of Object.entries(shapes))
    env.registerVariable(name, declareType(env, `${name}_`, shape))
  const made = { env, shapes }
  known.set(of, made)
  return made
}
