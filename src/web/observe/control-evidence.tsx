import type { Format, Words } from '#domain/checklist/format.js'
import { uncheckedLines } from '#domain/checklist/sheet.js'
import type { Policy } from '#domain/policy/policy.js'
import type { FoldedRow } from '#service/fold-checklist.js'
import type { Frameworks } from '#service/frameworks.js'
import { withParameters } from '../kit/filters.js'
import { entryAddress } from '../register/parts.js'
import type { Voice } from '../voice.js'
import { StateCounts } from './state-counts.js'
import { ruleAddress } from './verdict-rows.js'

export interface ChecklistContext {
  readonly voice: Voice
  /** The words of the paper, which this page shares. */
  readonly words: Words
  readonly policy: Policy
  readonly checks: Frameworks['checks']
  /** The day that is shown, as the address has it; null: now. */
  readonly day: string | null
}

export type PaperFormats = ReadonlyMap<string, Format>

/** What a control stands on: rules with their verdicts, statements, exceptions, and what nobody checked. */
export const ControlEvidence = ({ row, context }: { row: FoldedRow; context: ChecklistContext }) => {
  const { voice, words, policy, checks, day } = context
  const to = (rule: string) => withParameters(ruleAddress(rule), { 'as-of': day })
  const judged = row.rules.filter(({ counts }) => Object.keys(counts).length > 0)
  const unchecked = uncheckedLines(checks, words, row)
  return (
    <div class="control-evidence">
      {judged.length > 0 && (
        <ul class="rules">
          {judged.map(({ rule: id, counts }) => {
            const rule = policy.rules.get(id)
            return (
              <li>
                <a href={to(id)}>{rule ? voice.rule(rule, 'title', {}) : id}</a>
                <StateCounts
                  counts={counts}
                  voice={voice}
                  href={(state) => withParameters(to(id), { state })}
                />
              </li>
            )
          })}
        </ul>
      )}
      {row.attestations.map((attestation) => (
        <p>
          <a href={entryAddress('attestations', attestation.id)}>
            {voice.t('checklist.attested', { statement: voice.local(attestation.statement) })}
          </a>
          {' – '}
          {voice.t('web.checklists.statement', {
            document: attestation.document,
            until: words.day(attestation.validUntil),
          })}
        </p>
      ))}
      {row.waivers.length > 0 && (
        <>
          <p class="label">{voice.t('web.checklists.waivers')}</p>
          <ul class="plain">
            {row.waivers.map(({ id, reason, until }) => (
              <li>
                <a href={entryAddress('waivers', id)}>{id}</a>: {reason}{' '}
                <span class="muted">{voice.t('web.checklists.until', { until: words.day(until) })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {unchecked.length > 0 && (
        <>
          <p class="label">{voice.t('checklist.nobody')}</p>
          <ul class="plain">
            {unchecked.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
