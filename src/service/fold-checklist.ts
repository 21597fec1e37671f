import { Attestation } from '#contract/register/attestation.js'
import { Waiver } from '#contract/register/waiver.js'
import type { ChecklistRow } from '#domain/checklist/checklist.js'
import {
  type ControlOutcome,
  type ControlState,
  controlStates,
  outcomeOf,
  type RuleCounts,
} from '#domain/checklist/control.js'
import { type Framework, questionOf } from '#domain/checklist/framework.js'
import type { RuleTally } from '#domain/ports/observed.js'
import type { Instant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { type CalendarDay, dayOf } from '#lib/zone.js'
import type { Services } from './services.js'

/** A control as a folded page shows it: counts, and not the verdicts behind them. */
export interface FoldedRow extends ControlOutcome, Pick<ChecklistRow, 'id' | 'article' | 'title' | 'attest'> {
  /** Exceptions in force to the rules that answer it. */
  readonly waivers: readonly Waiver[]
}

export interface FoldedChecklist {
  readonly framework: Framework
  readonly isInForce: boolean
  readonly day: CalendarDay
  readonly rows: readonly FoldedRow[]
  readonly states: Readonly<Record<ControlState, number>>
}

type Used = Pick<Services, 'store' | 'register' | 'organisation' | 'policy' | 'frameworks' | 'clock'>

/** Everything that the checklists of one moment are made of. */
interface Known {
  readonly tallies: ReadonlyMap<string, RuleTally>
  readonly attestations: readonly Attestation[]
  readonly waivers: readonly Waiver[]
  readonly day: CalendarDay
}

const isInForce = ({ approvedBy, from, until }: Waiver, day: CalendarDay): boolean =>
  approvedBy !== undefined && (from === undefined || from <= day) && day < until

const known = async (services: Used, asOf: Instant | null): Promise<Known> => {
  const { store, organisation, register, clock } = services
  const { observed } = store.of(organisation)
  const { timeZone } = register.value.organisation
  const day = dayOf(asOf ?? clock.now(), timeZone)
  const tallies = await observed.tally(asOf === null ? {} : { asOf })
  const entries = async <T>(
    part: 'attestations' | 'waivers',
    now: readonly T[],
    parse: (body: unknown) => T,
  ) => (asOf === null ? now : (await observed.entriesOf(part, asOf)).map(({ body }) => parse(body)))
  const attestations = await entries('attestations', register.value.attestations, (body) =>
    Attestation.parse(body),
  )
  const waivers = await entries('waivers', register.value.waivers, (body) => Waiver.parse(body))
  return {
    tallies: new Map(tallies.map((tally) => [tally.rule, tally])),
    attestations,
    waivers: waivers.filter((waiver) => isInForce(waiver, day)),
    day,
  }
}

const fold = ({ policy }: Used, framework: Framework, { tallies, attestations, waivers, day }: Known) => {
  const rules = [...policy.rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const evidence = (rule: string): RuleCounts => tallies.get(rule) ?? { rule, counts: {} }
  const rows = framework.controls.map((control): FoldedRow => {
    const outcome = outcomeOf(framework.id, control, { rules, attestations, day, evidence })
    const answering = new Set(outcome.rules.map(({ rule }) => rule))
    return {
      id: control.id,
      ...(control.article === undefined ? {} : { article: control.article }),
      title: control.title,
      ...(control.attest === undefined
        ? {}
        : { attest: { question: questionOf(framework.id, control.id), text: control.attest } }),
      ...outcome,
      waivers: waivers.filter(({ rule }) => answering.has(rule)),
    }
  })
  const states = Object.fromEntries(controlStates.map((state) => [state, 0])) as Record<ControlState, number>
  for (const { state } of rows) states[state] += 1
  return {
    framework,
    isInForce: framework.validFrom <= day && (framework.validTo === undefined || day <= framework.validTo),
    day,
    rows,
    states,
  } satisfies FoldedChecklist
}

/**
 * The checklist of a framework without the verdicts, now or as it stood: they are many, and few are looked at.
 * @throws Problem not_found.
 */
export const foldChecklist = async (
  services: Used,
  id: string,
  asOf: Instant | null,
): Promise<FoldedChecklist> => {
  const framework = services.frameworks.byId.get(id)
  if (!framework) throw new Problem('not_found', said`There is no framework ${id}.`)
  return fold(services, framework, await known(services, asOf))
}

/** Every framework that there is. */
export const foldChecklists = async (services: Used, asOf: Instant | null): Promise<FoldedChecklist[]> => {
  const all = await known(services, asOf)
  return [...services.frameworks.byId.values()].map((framework) => fold(services, framework, all))
}
