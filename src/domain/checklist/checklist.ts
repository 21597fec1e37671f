import type { Attestation } from '#contract/register/attestation.js'
import type { LocalText } from '#contract/register/text.js'
import type { Organisation } from '#contract/register.js'
import type { VerdictSpan } from '#domain/ports.js'
import { contentHash } from '#lib/canonical.js'
import type { Instant } from '#lib/instant.js'
import { type CalendarDay, dayOf } from '#lib/zone.js'
import { type ControlResult, type ControlState, controlStates, judgeControl, type Known } from './control.js'
import { type Framework, questionOf } from './framework.js'

export interface ChecklistRow extends ControlResult {
  readonly id: string
  readonly article?: string
  readonly title: LocalText
  /** The question that a person answers, where the control has one. */
  readonly attest?: { readonly question: string; readonly text: LocalText }
}

/** Every control of a framework against what was known at one moment: a paper whose content has a hash. */
export interface Checklist {
  readonly format: 1
  readonly framework: Omit<Framework, 'controls'> & {
    /** False where the framework was not asked for on that day. */
    readonly isInForce: boolean
  }
  readonly organisation: Organisation
  readonly asOf: Instant
  /** The calendar day of `asOf` where the organisation is. */
  readonly day: CalendarDay
  readonly rows: readonly ChecklistRow[]
  readonly summary: {
    readonly controls: number
    readonly states: Readonly<Record<ControlState, number>>
    /** Accepted exceptions among the verdicts, each counted once. */
    readonly waived: number
  }
  /** What people call the things of the rows, by their id; what is not here is known by its id alone. */
  readonly names: Readonly<Record<string, LocalText>>
  /** Titles of the checks that the rows name. */
  readonly checks: Readonly<Record<string, LocalText>>
  /** SHA-256 of the canonical JSON of all of the above: the same state gives the same hash, whenever it is printed. */
  readonly hash: string
  readonly madeAt: Instant
}

export interface ChecklistInput {
  readonly framework: Framework
  readonly organisation: Organisation
  readonly rules: Known['rules']
  /** Every verdict that stood at `asOf`. */
  readonly verdicts: readonly VerdictSpan[]
  /** Every attestation that the register held at `asOf`. */
  readonly attestations: readonly Attestation[]
  readonly names: Readonly<Record<string, LocalText>>
  readonly checks: Readonly<Record<string, LocalText>>
  readonly asOf: Instant
  readonly now: Instant
}

const pick = <T>(all: Readonly<Record<string, T>>, ids: Iterable<string>): Record<string, T> =>
  Object.fromEntries(
    [...new Set(ids)].sort().flatMap((id) => (Object.hasOwn(all, id) ? [[id, all[id] as T]] : [])),
  )

export const makeRows = ({
  framework,
  organisation,
  rules,
  verdicts,
  attestations,
  asOf,
}: Omit<ChecklistInput, 'names' | 'checks' | 'now'>): ChecklistRow[] => {
  const known: Known = {
    rules: [...rules].sort((a, b) => (a.id < b.id ? -1 : 1)),
    verdicts: Map.groupBy(verdicts, ({ rule }) => rule),
    attestations,
    day: dayOf(asOf, organisation.timeZone),
  }
  return framework.controls.map((control) => ({
    id: control.id,
    ...(control.article === undefined ? {} : { article: control.article }),
    title: control.title,
    ...(control.attest === undefined
      ? {}
      : { attest: { question: questionOf(framework.id, control.id), text: control.attest } }),
    ...judgeControl(framework.id, control, known),
  }))
}

const summaryOf = (rows: readonly ChecklistRow[]): Checklist['summary'] => {
  const states = Object.fromEntries(controlStates.map((state) => [state, 0])) as Record<ControlState, number>
  for (const { state } of rows) states[state] += 1
  const waived = rows.flatMap(({ rules }) =>
    rules.flatMap(({ rule, verdicts }) =>
      verdicts.flatMap(({ state, thing }) => (state === 'waived' ? [JSON.stringify([rule, thing])] : [])),
    ),
  )
  return { controls: rows.length, states, waived: new Set(waived).size }
}

/** Every control in the order of its catalogue. Pure: the same input gives the same paper and the same hash. */
export const buildChecklist = (input: ChecklistInput): Checklist => {
  const { framework, organisation, asOf } = input
  const { controls, ...about } = framework
  const rows = makeRows(input)
  const day = dayOf(asOf, organisation.timeZone)
  const things = rows.flatMap(({ rules, attestations }) => [
    ...rules.flatMap(({ verdicts }) => verdicts.flatMap(({ thing, subject }) => [thing, subject ?? thing])),
    ...attestations.flatMap(({ by, confirmedBy }) => [`role:${by}`, `role:${confirmedBy}`]),
  ])
  const content = {
    format: 1 as const,
    framework: {
      ...about,
      isInForce: framework.validFrom <= day && (framework.validTo === undefined || day <= framework.validTo),
    },
    organisation,
    asOf,
    day,
    rows,
    summary: summaryOf(rows),
    names: pick(input.names, things),
    checks: pick(
      input.checks,
      controls.flatMap(({ checks }) => checks),
    ),
  }
  return { ...content, hash: contentHash(content), madeAt: input.now }
}
