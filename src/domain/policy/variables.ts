import type { Context, Environment } from '@marcbachmann/cel-js'
import { z } from 'zod'
import { LicenceCount, Position } from '#contract/position.js'
import { Asset } from '#contract/register/asset.js'
import { Attestation } from '#contract/register/attestation.js'
import { Contract } from '#contract/register/contract.js'
import { Entitlement } from '#contract/register/entitlement.js'
import { Place } from '#contract/register/place.js'
import { ServiceRecord } from '#contract/register/service-record.js'
import { SubjectKind, type Topic } from '#contract/topic.js'
import { registerPosition } from './cel-position.js'
import { type CelValues, celValues, declareType, type Shape, shapeOf } from './cel-types.js'
import type { Each } from './rule.js'
import type { Thing } from './thing.js'

const SubjectView = z.strictObject({ id: z.string(), kind: SubjectKind, name: z.string() })

interface Variable {
  readonly name: string
  readonly type: string
  readonly shape: Shape
  /** Its value for a thing, and the latest moment that facts in it name. */
  read(thing: Thing): { readonly value: unknown; readonly latest: Date | null }
}

const later = (a: Date | null, b: Date | null): Date | null => (a === null || (b !== null && b > a) ? b : a)

/** Facts are moved by the skew of the clock that wrote them. */
const factValues = (convert: CelValues, thing: Thing) => {
  let latest: Date | null = null
  const value = thing.facts.map((fact) => {
    const converted = convert(fact.body, fact.shiftSeconds * 1000)
    latest = later(latest, converted.latest)
    return converted.value
  })
  return { value, latest }
}

const one = (env: Environment, name: string, schema: z.ZodType, of: (thing: Thing) => unknown): Variable => {
  const shape = shapeOf(schema)
  const convert = celValues(schema)
  const type = declareType(env, `${name}_`, shape)
  return { name, type, shape, read: (thing) => ({ value: convert(of(thing) ?? {}).value, latest: null }) }
}

const many = (
  env: Environment,
  name: string,
  schema: z.ZodType,
  of: (thing: Thing) => readonly unknown[],
): Variable => {
  const shape = shapeOf(schema)
  const convert = celValues(schema)
  const type = `list<${declareType(env, `${name}_`, shape)}>`
  return {
    name,
    type,
    shape: { type: 'array', items: shape },
    read: (thing) => ({ value: of(thing).map((item) => convert(item).value), latest: null }),
  }
}

const flag = (name: string, of: (thing: Thing) => boolean): Variable => ({
  name,
  type: 'bool',
  shape: { type: 'boolean' },
  read: (thing) => ({ value: of(thing), latest: null }),
})

const factVariables = (env: Environment, each: Each, topic: Topic): Variable[] => {
  const shape = shapeOf(topic.schema)
  const convert = celValues(topic.schema)
  const type = declareType(env, 'fact_', shape)
  const facts: Variable = {
    name: 'facts',
    type: `list<${type}>`,
    shape: { type: 'array', items: shape },
    read: (thing) => factValues(convert, thing),
  }
  if (each !== 'fact') return [facts]
  const fact: Variable = {
    name: 'fact',
    type,
    shape,
    read: (thing) => {
      const { value, latest } = factValues(convert, thing)
      return { value: value[0] ?? {}, latest }
    },
  }
  return [fact]
}

const assetVariables = (env: Environment): Variable[] => [
  one(env, 'asset', Asset, ({ asset }) => asset),
  many(env, 'services', ServiceRecord, ({ services }) => services),
  many(env, 'powered', Asset, ({ powered }) => powered),
  flag('recorded', ({ asset }) => asset !== null),
]

const subjectVariables = (env: Environment): Variable[] => [
  one(
    env,
    'subject',
    SubjectView,
    ({ subject }) => subject && { id: subject.id, kind: subject.kind, name: subject.name },
  ),
  ...assetVariables(env),
]

const organisationVariables = (env: Environment): Variable[] => [
  many(env, 'assets', Asset, ({ register }) => register?.assets ?? []),
  many(env, 'entitlements', Entitlement, ({ register }) => register?.entitlements ?? []),
  many(env, 'contracts', Contract, ({ register }) => register?.contracts ?? []),
  many(env, 'places', Place, ({ register }) => register?.places ?? []),
  many(env, 'services', ServiceRecord, ({ register }) => register?.serviceRecords ?? []),
  many(env, 'attestations', Attestation, ({ register }) => register?.attestations ?? []),
]

const byEach: Record<Each, (env: Environment) => Variable[]> = {
  fact: subjectVariables,
  subject: subjectVariables,
  asset: assetVariables,
  entitlement: (env) => [
    one(env, 'entitlement', Entitlement, ({ entry }) => entry),
    many(env, 'renewals', Entitlement, ({ renewals }) => renewals),
    many(env, 'pooled', Entitlement, ({ pooled }) => pooled),
  ],
  contract: (env) => [one(env, 'contract', Contract, ({ entry }) => entry)],
  organisation: organisationVariables,
  position: (env) => {
    const position = one(env, 'position', Position, ({ entry }) => entry)
    registerPosition(env)
    return [position]
  },
  licences: (env) => [one(env, 'count', LicenceCount, ({ entry }) => entry)],
}

export interface Variables {
  readonly shapes: Readonly<Record<string, Shape>>
  /** What an expression sees of a thing; `latest` is the latest moment that its facts name. */
  context(thing: Thing): { readonly context: Context; readonly latest: Date | null }
}

/** Declares what the expressions of a rule may name. */
export const declareVariables = (env: Environment, each: Each, topic: Topic | null): Variables => {
  const variables = [...(topic ? factVariables(env, each, topic) : []), ...byEach[each](env)]
  for (const { name, type } of variables) env.registerVariable(name, type)
  return {
    shapes: Object.fromEntries(variables.map(({ name, shape }) => [name, shape])),
    context: (thing) => {
      const context: Context = {}
      let latest: Date | null = null
      // What was never said is not nothing: an expression that looks at it cannot be answered.
      const isSilent = thing.missing !== null && thing.facts.length === 0
      for (const variable of variables) {
        if (isSilent && (variable.name === 'fact' || variable.name === 'facts')) continue
        const read = variable.read(thing)
        context[variable.name] = read.value
        latest = later(latest, read.latest)
      }
      return { context, latest }
    },
  }
}
