import { evaluate } from '@marcbachmann/cel-js'
import type { SubjectKind, Topic } from '#contract/topic.js'
import { day } from '#lib/instant.js'
import { parseSpan } from '#lib/span.js'
import type { Support } from '../support/support.js'
import { registerSupport } from './cel-support.js'
import { baseEnvironment, Period, readingFunctions } from './cel-time.js'
import { type Condition, compile, ruleEnvironment } from './condition.js'
import { ConditionError } from './condition-error.js'
import type { RuleFile, SettingValue } from './rule.js'
import { declareVariables, type Variables } from './variables.js'

/** A rule that is ready to judge. */
export interface Rule
  extends Omit<
    RuleFile,
    'topic' | 'about' | 'settings' | 'when' | 'expects' | 'check' | 'warn' | 'window' | 'evidence'
  > {
  readonly id: string
  readonly topic: Topic | null
  /** The kinds of subject that it judges; none where it has no topic. */
  readonly kinds: readonly SubjectKind[]
  readonly settings: Readonly<Record<string, SettingValue>>
  /** Why each of them is what it is. */
  readonly reasons: Readonly<Record<string, string>>
  readonly when: Condition | null
  readonly expects: Condition | null
  readonly check: Condition
  readonly warn: Condition | null
  readonly windowMs: number
  /** True where a new reading can change its verdicts, or what they say. */
  readonly usesReadings: boolean
  readonly evidence: readonly (readonly [name: string, value: Condition])[]
  readonly variables: Variables
  /** The values of the settings, as CEL sees them. */
  readonly celSettings: Readonly<Record<string, unknown>>
}

/** A fault in a field of a rule file; `at` is the path of the field. */
export class RuleFault extends Error {
  constructor(
    readonly at: readonly (string | number)[],
    message: string,
    readonly offset = 0,
    readonly length = 1,
  ) {
    super(message)
  }
}

const duration = (ms: number): unknown => evaluate(`duration("${ms / 1000}s")`)

const celSetting = (value: SettingValue): { type: string; value: unknown } => {
  if (typeof value === 'number') return { type: 'double', value }
  if (typeof value === 'boolean') return { type: 'bool', value }
  if (Array.isArray(value)) return { type: 'list<string>', value }
  const span = parseSpan(value)
  if (!span) return { type: 'string', value }
  return 'months' in span
    ? { type: 'Period', value: new Period(span.months) }
    : { type: 'google.protobuf.Duration', value: duration(span.ms) }
}

/** Why a setting cannot take another value; null where it can. The type stays: conditions were checked with it. */
export const settingFault = (known: SettingValue | undefined, value: SettingValue): string | null => {
  if (known === undefined) return 'the rule has no such setting'
  const [is, was] = [celSetting(value).type, celSetting(known).type]
  return is === was ? null : `is a ${is} and must be a ${was}`
}

const durationType = 'google.protobuf.Duration'

/** A call of a function of readings, whose first argument is the name of a metric. */
const readsMetrics = new RegExp(`\\b(${[...readingFunctions].join('|')})\\(\\s*["']`)

const base = baseEnvironment()

/** A text that names what no thing of the rule has would say nothing where it matters. */
const checkTexts = (file: RuleFile, { shapes }: Variables): void => {
  const fields = ['fact', 'facts', 'asset', 'entitlement', 'contract', 'position', 'count'].flatMap(
    (name) => {
      const shape = shapes[name]
      return Object.keys((shape && (shape.items ?? shape).properties) ?? {})
    },
  )
  const known = new Set([
    ...fields,
    ...Object.keys(file.settings),
    ...Object.keys(file.evidence),
    'host',
    'asset',
    'settings',
  ])
  for (const at of ['title', 'failed', 'remedy'] as const)
    for (const { 1: name = '', index } of file[at].matchAll(/\{([\w.]+)\}/g))
      if (!known.has(name.split('.', 1)[0] ?? ''))
        throw new RuleFault(
          [at],
          `nothing here is called ${name}; there are ${[...known].join(', ')}`,
          index,
          name.length + 2,
        )
}

/**
 * Compiles the expressions of a rule against the types of its topic and of the register.
 * @throws RuleFault with the field, and the place within it.
 */
export const compileRule = (
  id: string,
  file: RuleFile,
  topics: ReadonlyMap<string, Topic>,
  support: Support | null = null,
): Rule => {
  const topic = file.topic === undefined ? null : (topics.get(file.topic) ?? null)
  if (file.topic !== undefined && !topic)
    throw new RuleFault(
      ['topic'],
      `no topic is called ${file.topic}; there are ${[...topics.keys()].join(', ')}`,
    )
  if (['fact', 'subject'].includes(file.each) && !topic)
    throw new RuleFault(['each'], `each: ${file.each} needs a topic`)
  if (['entitlement', 'contract', 'organisation', 'position', 'licences'].includes(file.each) && topic)
    throw new RuleFault(['topic'], `each: ${file.each} has no facts: leave the topic out`)

  const env = ruleEnvironment(base)
  const settings = Object.fromEntries(
    Object.entries(file.settings).map(([name, setting]) => [name, setting.default]),
  )
  const cel = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, celSetting(value)]))
  const settingTypes = Object.fromEntries(Object.entries(cel).map(([name, { type }]) => [name, type]))
  const variables = declareVariables(env, file.each, topic)
  if (topic) registerSupport(env, topic, support)
  env.registerType('settings_', { fields: settingTypes }).registerVariable('settings', 'settings_')

  const context = { shapes: variables.shapes, metrics: Object.keys(topic?.readings ?? {}) }
  const condition = (at: readonly string[], source: string, types: readonly string[]): Condition => {
    try {
      return compile(env, source, types, context)
    } catch (error) {
      if (error instanceof ConditionError) throw new RuleFault(at, error.message, error.offset, error.length)
      throw error
    }
  }
  const optional = (at: 'when' | 'expects', types: readonly string[]) => {
    const source = file[at]
    return source === undefined ? null : condition([at], source, types)
  }
  const warn = (): Condition | null => {
    if (file.warn === undefined) return null
    const span = parseSpan(file.warn)
    if (span && 'months' in span) throw new RuleFault(['warn'], 'give the warning in days, not in months')
    return condition(['warn'], span ? `duration("${span.ms / 1000}s")` : file.warn, [durationType])
  }
  const window = file.window === undefined ? null : parseSpan(file.window)
  if (file.window !== undefined && (!window || 'months' in window))
    throw new RuleFault(['window'], `“${file.window}” is no length such as 15m`)

  checkTexts(file, variables)
  const foreign = (file.about ?? []).find((kind) => !topic?.about.includes(kind))
  if (foreign !== undefined)
    throw new RuleFault(['about'], `${topic?.name ?? 'a rule without a topic'} is not about a ${foreign}`)

  return {
    ...file,
    id,
    topic,
    kinds: file.about ?? topic?.about.slice(0, 1) ?? [],
    settings,
    reasons: Object.fromEntries(Object.entries(file.settings).map(([name, { why }]) => [name, why])),
    when: optional('when', ['bool']),
    expects: optional('expects', ['bool']),
    check: condition(['check'], file.check, ['bool']),
    warn: warn(),
    windowMs: window && 'ms' in window ? window.ms : day,
    usesReadings: readsMetrics.test([file.check, file.when ?? '', ...Object.values(file.evidence)].join(' ')),
    evidence: Object.entries(file.evidence).map(
      ([name, source]) => [name, condition(['evidence', name], source, ['any'])] as const,
    ),
    variables,
    celSettings: Object.fromEntries(Object.entries(cel).map(([name, { value }]) => [name, value])),
  }
}
