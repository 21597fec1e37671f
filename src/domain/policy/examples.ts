import type { z } from 'zod'
import { LicenceCount, Position } from '#contract/position.js'
import { Asset } from '#contract/register/asset.js'
import { Attestation } from '#contract/register/attestation.js'
import { Contract } from '#contract/register/contract.js'
import { Entitlement } from '#contract/register/entitlement.js'
import { Place } from '#contract/register/place.js'
import { ServiceRecord } from '#contract/register/service-record.js'
import type { Register } from '#contract/register.js'
import { toInstant } from '#lib/instant.js'
import type { Subject } from '../ports.js'
import { type Rule, RuleFault } from './compiled.js'
import { judge } from './judge.js'
import type { RuleExample } from './rule.js'
import { type KnownFact, type Thing, thing } from './thing.js'

const registerLists: Record<string, z.ZodObject> = {
  assets: Asset,
  entitlements: Entitlement,
  contracts: Contract,
  places: Place,
  serviceRecords: ServiceRecord,
  attestations: Attestation,
}

/** Schemas of which no field is needed; zod compiles each anew, which is most of what examples would cost. */
const partials = new WeakMap<z.ZodObject, z.ZodObject>()

const partialOf = (schema: z.ZodObject): z.ZodObject => {
  const known = partials.get(schema) ?? schema.partial()
  partials.set(schema, known)
  return known
}

/** An example names only what its rule looks at; what it names must be spelt and typed right. */
const partial = (schema: z.ZodObject, value: unknown, at: readonly (string | number)[]): unknown => {
  const parsed = partialOf(schema).safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new RuleFault([...at, ...((issue?.path ?? []) as (string | number)[])], issue?.message ?? 'is wrong')
}

const registerOf = (
  lists: NonNullable<RuleExample['register']>,
  at: readonly (string | number)[],
): Register => {
  const known: Record<string, unknown> = Object.fromEntries(
    Object.keys(registerLists).map((name) => [name, []]),
  )
  for (const [name, entries] of Object.entries(lists)) {
    const schema = registerLists[name]
    if (!schema)
      throw new RuleFault(
        [...at, name],
        `there is no such list; there are ${Object.keys(registerLists).join(', ')}`,
      )
    known[name] = entries.map((entry, index) => partial(schema, entry, [...at, name, index]))
  }
  return known as unknown as Register
}

const entrySchemas = { entitlement: Entitlement, contract: Contract, position: Position, count: LicenceCount }

const entryOf = (example: RuleExample, at: readonly (string | number)[]): unknown => {
  for (const [name, schema] of Object.entries(entrySchemas)) {
    const given = example[name as keyof typeof entrySchemas]
    if (given) return partial(schema, given, [...at, name])
  }
  return null
}

const thingOf = (rule: Rule, example: RuleExample, at: readonly (string | number)[]): Thing => {
  const now = toInstant(example.now)
  const bodies = example.facts ?? (example.fact ? [example.fact] : [])
  const facts = bodies.map((body, index): KnownFact => {
    const path = example.facts ? [...at, 'facts', index] : [...at, 'fact']
    if (!rule.topic) throw new RuleFault(path, 'this rule has no topic, so it has no facts')
    return {
      entry: `${rule.topic.name}/example`,
      key: String(index),
      hash: '',
      since: now,
      shiftSeconds: 0,
      body: partial(rule.topic.schema, body, path),
    }
  })
  const subject: Subject = {
    id: 'host:example',
    kind: rule.kinds[0] ?? 'host',
    name: 'example',
    firstSeen: now,
    verdicts: {},
    ...example.subject,
  }
  const readings = (example.readings ?? []).map(({ metric, at: moment, value }) => ({
    metric,
    at: toInstant(moment),
    value,
  }))
  return thing('example', {
    subject,
    asset: example.asset ? (partial(Asset, example.asset, [...at, 'asset']) as Thing['asset']) : null,
    renewals: (example.renewals ?? []).map(
      (right, index) => partial(Entitlement, right, [...at, 'renewals', index]) as Entitlement,
    ),
    pooled: (example.pooled ?? []).map(
      (right, index) => partial(Entitlement, right, [...at, 'pooled', index]) as Entitlement,
    ),
    services: (example.services ?? []).map(
      (record, index) =>
        partial(ServiceRecord, record, [...at, 'services', index]) as Thing['services'][number],
    ),
    powered: (example.powered ?? []).map(
      (asset, index) => partial(Asset, asset, [...at, 'powered', index]) as Thing['powered'][number],
    ),
    entry: entryOf(example, at),
    register: rule.each === 'organisation' ? registerOf(example.register ?? {}, [...at, 'register']) : null,
    facts,
    since: now,
    readings: (metric) => readings.filter((reading) => reading.metric === metric),
  })
}

const runExample = (rule: Rule, example: RuleExample, index: number): RuleFault[] => {
  const at = ['examples', index]
  try {
    const judged = judge(rule, thingOf(rule, example, at), toInstant(example.now), example.zone)
    const faults: RuleFault[] = []
    const differs = (field: 'expect' | 'since' | 'flipsAt', is: string | null, wanted: string) => {
      const detail = judged.evidence.detail === undefined ? '' : ` (${judged.evidence.detail})`
      faults.push(
        new RuleFault(
          [...at, field],
          `“${example.name}” is ${is ?? 'nothing'}${detail}, not ${wanted}`,
          0,
          wanted.length,
        ),
      )
    }
    if (judged.state !== example.expect) differs('expect', judged.state, example.expect)
    if (example.since !== undefined && judged.since !== toInstant(example.since))
      differs('since', judged.since, example.since)
    if (example.flipsAt !== undefined && judged.flipsAt !== toInstant(example.flipsAt))
      differs('flipsAt', judged.flipsAt, example.flipsAt)
    return faults
  } catch (error) {
    if (error instanceof RuleFault) return [error]
    throw error
  }
}

/** What its examples say and the rule does not. */
export const checkExamples = (rule: Rule): RuleFault[] =>
  rule.examples.flatMap((example, index) => runExample(rule, example, index))
