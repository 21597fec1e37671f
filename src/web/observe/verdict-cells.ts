import type { Policy } from '#domain/policy/policy.js'
import type { PlacedVerdict } from '#service/list-verdicts.js'
import { ruleTitle, verdictWords } from '../verdict-words.js'
import type { Voice } from '../voice.js'

const columns = [
  'rule',
  'title',
  'severity',
  'topic',
  'thing',
  'name',
  'state',
  'since',
  'from',
  'words',
] as const

export const verdictHead = (voice: Voice): string[] =>
  columns.map((column) => voice.t(`web.verdicts.column.${column}`))

/** A verdict as a line of a CSV file; times as instants, so that a spreadsheet sorts them. */
export const verdictCells = (voice: Voice, policy: Policy, verdict: PlacedVerdict): string[] => {
  const rule = policy.rules.get(verdict.rule)
  return [
    verdict.rule,
    ruleTitle(voice, rule, verdict),
    rule ? voice.t(`severity.${rule.severity}`) : '',
    rule?.topic ? voice.t(`topic.${rule.topic.name}`) : '',
    verdict.thing,
    voice.place(verdict.place),
    voice.t(`state.${verdict.state}`),
    verdict.since ?? '',
    verdict.from,
    verdictWords(voice, rule, verdict) ?? '',
  ]
}
