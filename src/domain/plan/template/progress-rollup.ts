import type { PlanProgress, ProgressRow, ProgressState } from '#contract/plan-progress.js'
import type { LocalText } from '#contract/register/text.js'
import { day as dayMs, type Instant } from '#lib/instant.js'
import { type MoneySum, moneySums, type Tally, tallyOf, unitSum } from './progress-sums.js'

/** Whether what an organisation said can be counted on: what is too old, or was never said, cannot. */
export type Hearing = 'heard' | 'stale' | 'silent'

export interface OrganisationProgress {
  readonly id: string
  readonly name: LocalText
  readonly hearing: Hearing
  readonly asOf: Instant | null
  readonly signedOff: PlanProgress['signedOff'] | null
  readonly version: number | null
  /** True where its plan is not at the version that the others are held against. */
  readonly isOtherVersion: boolean
  /** One for each row of the roll-up. */
  readonly rows: Tally
  /** Of an organisation that is heard. */
  readonly money: readonly MoneySum[]
}

export interface RowProgress {
  readonly id: string
  readonly title: LocalText
  /** One for each organisation. */
  readonly organisations: Tally
  /** Ids of organisations by what they are. */
  readonly who: Readonly<Record<ProgressState, readonly string[]>>
  readonly planned: number | null
  readonly recorded: number | null
  readonly seen: number | null
  readonly money: readonly MoneySum[]
}

export interface TemplateVersion {
  readonly version: number
  readonly hash: string
  readonly organisations: readonly string[]
}

export interface ProgressRollup {
  readonly template: string
  readonly at: Instant
  readonly staleAfterDays: number
  /** The newest first; more than one where organisations are not all at the same. */
  readonly versions: readonly TemplateVersion[]
  readonly organisations: readonly OrganisationProgress[]
  readonly rows: readonly RowProgress[]
  readonly total: {
    readonly organisations: number
    readonly heard: number
    readonly stale: number
    readonly silent: number
    /** Rows of all organisations. */
    readonly rows: Tally
    readonly money: readonly MoneySum[]
  }
  /** How many reports a newer one of the same organisation took the place of. */
  readonly superseded: number
}

export interface RollupGiven {
  readonly template: string
  readonly reports: readonly PlanProgress[]
  /** Who is to report, whether they did or not. */
  readonly expected: readonly { readonly id: string; readonly name: LocalText }[]
  /** Rows of the template as it is now, where that is known. */
  readonly reference?: { readonly hash: string; readonly rows: readonly Pick<ProgressRow, 'id' | 'title'>[] }
  readonly at: Instant
  readonly staleAfterDays: number
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const newerFirst = (a: PlanProgress, b: PlanProgress): number =>
  Date.parse(b.asOf) - Date.parse(a.asOf) || byText(a.hash, b.hash)

const latestOf = (reports: readonly PlanProgress[]): ReadonlyMap<string, PlanProgress> => {
  const latest = new Map<string, PlanProgress>()
  for (const report of reports.toSorted(newerFirst))
    if (!latest.has(report.organisation.id)) latest.set(report.organisation.id, report)
  return latest
}

const versionsOf = (latest: readonly PlanProgress[]): TemplateVersion[] =>
  [...Map.groupBy(latest, ({ template }) => template.hash)]
    .map(([hash, reports]) => ({
      version: Math.max(...reports.map(({ template }) => template.version)),
      hash,
      organisations: reports.map(({ organisation }) => organisation.id),
    }))
    .sort((a, b) => b.version - a.version || byText(a.hash, b.hash))

type Head = Pick<ProgressRow, 'id' | 'title'>

/** The rows of the newest version first, in its order, and behind them those that only older ones have. */
const headsOf = (lists: readonly (readonly Head[])[]): Head[] => {
  const heads = new Map<string, Head>()
  for (const list of lists) for (const { id, title } of list) if (!heads.has(id)) heads.set(id, { id, title })
  return [...heads.values()]
}

/**
 * Puts what organisations said of a template together. Whoever said nothing, or too long ago, is unknown in every row; so
 * is a row that an organisation says nothing of. In whatever order the reports come, it is the same.
 */
export const rollUpProgress = (given: RollupGiven): ProgressRollup => {
  const { template, reports, expected, reference, at, staleAfterDays } = given
  const latest = latestOf(reports)
  const ids = [...new Set([...latest.keys(), ...expected.map(({ id }) => id)])].sort(byText)
  const sorted = ids.flatMap((id) => latest.get(id) ?? [])
  const versions = versionsOf(sorted)
  const newest = reference?.hash ?? versions[0]?.hash ?? null
  const rank = new Map(versions.map(({ hash }, index) => [hash, hash === newest ? -1 : index]))
  const byVersion = sorted.toSorted(
    (a, b) => (rank.get(a.template.hash) ?? 0) - (rank.get(b.template.hash) ?? 0),
  )
  const heads = headsOf([...(reference ? [reference.rows] : []), ...byVersion.map(({ rows }) => rows)])
  const isFresh = ({ asOf }: PlanProgress): boolean =>
    Date.parse(asOf) + staleAfterDays * dayMs >= Date.parse(at)
  const heard = new Map<string, ReadonlyMap<string, ProgressRow>>(
    sorted
      .filter(isFresh)
      .map(({ organisation, rows }) => [organisation.id, new Map(rows.map((row) => [row.id, row]))]),
  )
  const said = (organisation: string, row: string): ProgressRow | null =>
    heard.get(organisation)?.get(row) ?? null
  const stateOf = (organisation: string, row: string): ProgressState =>
    said(organisation, row)?.is ?? 'unknown'
  const organisations = ids.map((id): OrganisationProgress => {
    const report = latest.get(id)
    return {
      id,
      name: report?.organisation.name ?? expected.find((one) => one.id === id)?.name ?? id,
      hearing: !report ? 'silent' : heard.has(id) ? 'heard' : 'stale',
      asOf: report?.asOf ?? null,
      signedOff: report?.signedOff ?? null,
      version: report?.template.version ?? null,
      isOtherVersion: report !== undefined && report.template.hash !== newest,
      rows: tallyOf(heads.map((row) => stateOf(id, row.id))),
      money: moneySums(heard.get(id)?.values() ?? []),
    }
  })
  const rows = heads.map(({ id, title }): RowProgress => {
    const of = ids.flatMap((organisation) => said(organisation, id) ?? [])
    const among = (state: ProgressState) => ids.filter((organisation) => stateOf(organisation, id) === state)
    return {
      id,
      title,
      organisations: tallyOf(ids.map((organisation) => stateOf(organisation, id))),
      who: { done: among('done'), late: among('late'), open: among('open'), unknown: among('unknown') },
      planned: unitSum(of.map(({ planned }) => planned)),
      recorded: unitSum(of.map(({ recorded }) => recorded)),
      seen: unitSum(of.map(({ seen }) => seen)),
      money: moneySums(of),
    }
  })
  const count = (hearing: Hearing) => organisations.filter((one) => one.hearing === hearing).length
  return {
    template,
    at,
    staleAfterDays,
    versions,
    organisations,
    rows,
    total: {
      organisations: ids.length,
      heard: count('heard'),
      stale: count('stale'),
      silent: count('silent'),
      rows: tallyOf(ids.flatMap((organisation) => heads.map(({ id }) => stateOf(organisation, id)))),
      money: moneySums([...heard.values()].flatMap((row) => [...row.values()])),
    },
    superseded: reports.length - latest.size,
  }
}
