import type { Rule } from '#domain/policy/compiled.js'
import type { VerdictSpan } from '#domain/ports.js'
import type { Voice } from './voice.js'

/** What must hold, in the reader's words; a rule that the policy no longer has is shown by its id. */
export const ruleTitle = (
  voice: Voice,
  rule: Rule | undefined,
  { rule: id, evidence }: VerdictSpan,
): string => (rule ? voice.rule(rule, 'title', evidence.values ?? {}) : id)

/** Why there is no data, with what the tool said. */
const unknownWords = (voice: Voice, { evidence }: VerdictSpan): string => {
  const reason = voice.t(`reason.${evidence.reason ?? 'not-reported'}`)
  const asked = evidence.reason === 'asking-failed' ? evidence.asked : undefined
  const detail = asked ? `${voice.t(`reason.${asked.reason}`)}: ${asked.detail}` : evidence.detail
  return voice.t('web.no-data', { reason: detail ? `${reason} (${detail})` : reason })
}

/** What a verdict says, as a sentence; null where its state says all. */
export const verdictWords = (voice: Voice, rule: Rule | undefined, verdict: VerdictSpan): string | null => {
  const { state, evidence, flipsAt } = verdict
  if (state === 'unknown') return unknownWords(voice, verdict)
  if (state === 'due')
    return flipsAt === null ? null : voice.t('web.due-before', { at: voice.instant(flipsAt) })
  if (state === 'waived')
    return voice.t('web.waived', {
      state: voice.t(`state.${evidence.covered ?? 'fail'}`),
      waiver: evidence.waiver ?? '',
    })
  if ((state === 'fail' || state === 'lapsed') && rule)
    return voice.rule(rule, 'failed', evidence.values ?? {})
  return null
}

/** What to do: where nothing is known, something else than the rule says for what it found. */
export const remedyWords = (
  voice: Voice,
  rule: Rule | undefined,
  { state, evidence }: VerdictSpan,
): string | null => {
  const forUnknown = `web.remedy.${evidence.reason ?? 'not-reported'}`
  if (state === 'unknown') return voice.has(forUnknown) ? voice.t(forUnknown) : null
  return rule ? voice.rule(rule, 'remedy', evidence.values ?? {}) : null
}

/** The first thing to read of a trouble: what is wrong where one thing is, else what should be so. */
export const headline = (
  voice: Voice,
  rule: Rule | undefined,
  verdict: VerdictSpan,
  isOne: boolean,
): { head: string; words: string | null; requirement: string | null } => {
  const title = ruleTitle(voice, rule, verdict)
  const words = verdictWords(voice, rule, verdict)
  const isWrong = verdict.state === 'fail' || verdict.state === 'lapsed'
  if (!isWrong) return { head: title, words, requirement: null }
  return isOne && words !== null
    ? { head: words, words: null, requirement: title }
    : { head: title, words: null, requirement: null }
}
