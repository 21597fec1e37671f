import type { State } from '#contract/verdict.js'
import type { Checklist, ChecklistRow } from './checklist.js'
import type { ControlState, JudgedThing, RuleEvidence, Unchecked } from './control.js'
import type { Words } from './format.js'

/** How many things of one state a line names before it only counts the rest. */
const named = 6

/** One row as people read it: words, no codes. */
export interface SheetRow {
  readonly id: string
  readonly article: string | null
  readonly title: string
  readonly state: ControlState
  readonly stateText: string
  /** What was seen and stated, a heading with its lines. */
  readonly evidence: readonly { readonly head: string; readonly lines: readonly string[] }[]
  readonly unchecked: readonly string[]
}

/** Things of the register and roles have their kind before their id. */
const kind = /^(asset|entitlement|contract|role):/

/** What people call a thing of a verdict: a fact by its subject and its key, the rest by name. */
export const nameOf = ({ names }: Pick<Checklist, 'names'>, words: Words, thing: string): string => {
  const called = (id: string) =>
    Object.hasOwn(names, id) ? words.local(names[id] ?? id) : id.replace(kind, '')
  if (Object.hasOwn(names, thing)) return called(thing)
  const [subject = thing, , ...rest] = thing.split('#')
  const key = rest.join('#')
  return key === '' ? called(subject) : `${called(subject)}: ${key}`
}

const sentence = (words: Words, rule: string, judged: JudgedThing): string =>
  words.rule(rule, 'failed', judged.evidence.values ?? {})

const listed = (words: Words, names: readonly string[]): string => {
  const shown = names.slice(0, named).join(', ')
  const rest = names.length - named
  return rest > 0 ? words.t('checklist.and-more', { shown, rest }) : shown
}

/** Why it is so, without the thing: what is said once for all things of which it is true. */
const reasonOf = (words: Words, rule: string, judged: JudgedThing): string => {
  const { state, since, evidence } = judged
  if (state === 'unknown') {
    const reason = evidence.reason ? words.t(`reason.${evidence.reason}`) : words.t('value.unknown')
    return evidence.detail ? `${reason} (${evidence.detail})` : reason
  }
  if (state === 'waived') {
    const covered = words.t(`state.${evidence.covered ?? 'unknown'}`)
    return words.t('checklist.waiver', { waiver: evidence.waiver ?? '', covered })
  }
  const told = sentence(words, rule, judged)
  return since === null ? told : words.t('checklist.since', { told, since: words.instant(since) })
}

const shownStates: readonly State[] = ['lapsed', 'fail', 'unknown', 'waived']

const linesOf = (checklist: Checklist, words: Words, { rule, verdicts }: RuleEvidence): string[] =>
  shownStates.flatMap((state) => {
    const told = verdicts
      .filter((judged) => judged.state === state)
      .map((judged) => ({
        name: nameOf(checklist, words, judged.thing),
        reason: reasonOf(words, rule, judged),
      }))
    const groups = [...Map.groupBy(told, ({ reason }) => reason)]
    const lines = groups.slice(0, named).map(([reason, things]) =>
      words.t('checklist.line', {
        state: words.t(`state.${state}`),
        names: listed(
          words,
          things.map(({ name }) => name),
        ),
        reason,
      }),
    )
    const rest = groups.slice(named).reduce((sum, [, things]) => sum + things.length, 0)
    return rest > 0
      ? [...lines, words.t('checklist.more-lines', { rest, state: words.t(`state.${state}`) })]
      : lines
  })

const order: readonly State[] = ['lapsed', 'fail', 'unknown', 'due', 'waived', 'pass', 'n/a']

const countsOf = (words: Words, counts: RuleEvidence['counts']): string =>
  order
    .flatMap((state) => {
      const count = counts[state]
      return count ? [words.t('checklist.count', { count, state: words.t(`state.${state}`) })] : []
    })
    .join(', ')

/** Of a rule that judged one thing there is one line; of others the counts, and below them what is amiss. */
const foundBy = (checklist: Checklist, words: Words, found: RuleEvidence) => {
  const title = words.rule(found.rule, 'title', {})
  const lines = linesOf(checklist, words, found)
  const [only] = lines
  if (found.verdicts.length === 1 && only !== undefined)
    return { head: words.t('checklist.head', { title, counts: only }), lines: [] }
  return { head: words.t('checklist.head', { title, counts: countsOf(words, found.counts) }), lines }
}

const evidenceOf = (checklist: Checklist, words: Words, row: ChecklistRow): SheetRow['evidence'] => [
  ...row.rules.filter(({ verdicts }) => verdicts.length > 0).map((found) => foundBy(checklist, words, found)),
  ...row.attestations.map((attestation) => ({
    head: words.t('checklist.attested', { statement: words.local(attestation.statement) }),
    lines: [
      words.t('checklist.document', {
        document: attestation.document,
        date: words.day(attestation.date),
        until: words.day(attestation.validUntil),
        by: nameOf(checklist, words, `role:${attestation.by}`),
        confirmedBy: nameOf(checklist, words, `role:${attestation.confirmedBy}`),
      }),
    ],
  })),
]

const titleOf = (
  checks: Checklist['checks'],
  words: Words,
  row: Pick<ChecklistRow, 'attest'>,
  item: Unchecked,
): string => {
  if (item.kind === 'rule') return words.rule(item.id, 'title', {})
  if (item.id === row.attest?.question) return words.local(row.attest.text)
  const title = words.local(checks[item.id] ?? '')
  return words.t('checklist.check', { id: item.id, title })
}

/** Checks and rules that are missing for one reason share a line; each statement has its own. */
export const uncheckedLines = (
  checks: Checklist['checks'],
  words: Words,
  row: Pick<ChecklistRow, 'attest' | 'unchecked'>,
): string[] => {
  const title = (item: Unchecked) => titleOf(checks, words, row, item)
  const together = (['check', 'rule'] as const).flatMap((wanted) => {
    const items = row.unchecked.filter(({ kind }) => kind === wanted)
    return items.length > 0
      ? [words.t(`checklist.unchecked.${wanted}`, { titles: items.map(title).join('; ') })]
      : []
  })
  const statements = row.unchecked.flatMap((item) =>
    item.kind === 'attestation'
      ? [
          words.t(`checklist.unchecked.${item.why}`, {
            title: title(item),
            attestation: item.attestation ?? '',
            until: item.validUntil ? words.day(item.validUntil) : '',
          }),
        ]
      : [],
  )
  return [...together, ...statements]
}

/** What a state is called; of a partly checked one, how much of it. */
export const stateText = (words: Words, { state, n, m }: Pick<ChecklistRow, 'state' | 'n' | 'm'>): string =>
  words.t(`checklist.state.${state}`, { n, m })

/** The rows of a checklist in the words of one language. */
export const sheetRows = (checklist: Checklist, words: Words): SheetRow[] =>
  checklist.rows.map((row) => ({
    id: row.id,
    article: row.article ?? null,
    title: words.local(row.title),
    state: row.state,
    stateText: stateText(words, row),
    evidence: evidenceOf(checklist, words, row),
    unchecked: uncheckedLines(checklist.checks, words, row),
  }))
