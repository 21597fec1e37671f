import { readFileSync } from 'node:fs'
import type { Asset } from '#contract/register/asset.js'
import { topics } from '#contract/topics.js'
import { judge } from '#domain/policy/judge.js'
import { parseRule } from '#domain/policy/rule-file.js'
import { thing } from '#domain/policy/thing.js'
import { toInstant } from '#lib/instant.js'

/** What a rule that is delivered says of a fact at `now`. */
export const judgeFact = (id: string, body: unknown, now: string, asset: Asset | null = null) => {
  const file = `policies/rules/${id}.yaml`
  const rule = parseRule(id, file, readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), topics)
  const at = toInstant(now)
  const fact = { entry: 'example/example', key: '', hash: '', since: at, shiftSeconds: 0, body }
  return judge(rule, thing('example', { asset, facts: [fact], since: at }), at, 'Europe/Belgrade')
}
