import type { Measure } from '#contract/register/measure.js'
import type { Plan } from '#contract/register/plan.js'
import { correctedAmount, roundMoney, statedAmount, timesAYear } from './amounts.js'

export interface Amount {
  readonly withVat: number
  readonly withoutVat: number
}

/** Amounts as the rows say them, each once, and as they are: put right, and each time that they come due. */
export interface TotalLine {
  /** Empty where the rows do not say. */
  readonly key: string
  readonly stated: Amount
  readonly corrected: Amount
}

export interface Correction {
  readonly measure: string
  /** Null where the row states none. */
  readonly stated: number | null
  readonly corrected: number
  readonly why: 'arithmetic' | 'recurrence' | 'left-out'
}

export interface PlanTotals {
  readonly currency: string
  readonly vatRate: number
  readonly all: TotalLine
  readonly byArea: readonly TotalLine[]
  readonly byTask: readonly TotalLine[]
  readonly byYear: readonly TotalLine[]
  readonly byFunding: readonly TotalLine[]
  readonly corrections: readonly Correction[]
}

type Sums = Map<string, { stated: number; corrected: number }>

/** Each calendar year of the plan, with the part of it that the plan covers. */
const yearParts = ({ from, to }: Pick<Plan, 'from' | 'to'>): [year: string, part: number][] => {
  const month = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
  const parts: [string, number][] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const months = Math.min(month(to), year * 12 + 11) - Math.max(month(from), year * 12) + 1
    if (months > 0) parts.push([String(year), months / 12])
  }
  return parts
}

/** What a row costs in each year, with its arithmetic put right. */
const costByYear = (measure: Measure, plan: Plan, once: number): [year: string, amount: number][] => {
  const times = timesAYear(measure)
  if (times === null) return [[(measure.deadline ?? measure.startsOn ?? '').slice(0, 4), once]]
  const from = measure.startsOn !== undefined && measure.startsOn > plan.from ? measure.startsOn : plan.from
  return yearParts({ from, to: plan.to }).map(([year, part]) => [year, roundMoney(once * times * part)])
}

const sharesOf = (
  { fundingSources, funding = [] }: Measure,
  amount: number,
): [source: string, part: number][] => {
  const given = funding.map(({ amount: share }) => share)
  if (given.length > 0 && !given.includes(undefined) && amount > 0)
    return funding.map(({ source, amount: share = 0 }) => [
      source,
      share / given.reduce<number>((sum, each) => sum + (each ?? 0), 0),
    ])
  const sources = funding.length > 0 ? funding.map(({ source }) => source) : fundingSources
  return [[sources.join(' + '), 1]]
}

const add = (sums: Sums, key: string, stated: number, corrected: number): void => {
  const known = sums.get(key) ?? { stated: 0, corrected: 0 }
  sums.set(key, { stated: known.stated + stated, corrected: known.corrected + corrected })
}

/**
 * What a plan costs, as stated and as corrected, by area, task, year and source. Recurring rows without a day are stated
 * in no year and cost in each; several sources that share nothing out are told together: `A + B`.
 */
export const planTotals = (plan: Plan): PlanTotals => {
  const areas: Sums = new Map()
  const tasks: Sums = new Map()
  const years: Sums = new Map()
  const sources: Sums = new Map()
  const whole: Sums = new Map()
  const corrections: Correction[] = []
  for (const measure of plan.measures) {
    const said = statedAmount(measure)
    const once = correctedAmount(measure, plan.vatRate)
    if (once === null) continue
    const stated = said ?? 0
    const costs = costByYear(measure, plan, once)
    const corrected = roundMoney(costs.reduce((sum, [, amount]) => sum + amount, 0))
    add(areas, measure.area, stated, corrected)
    add(tasks, measure.task, stated, corrected)
    add(whole, '', stated, corrected)
    add(years, (measure.deadline ?? '').slice(0, 4), stated, 0)
    for (const [year, amount] of costs) add(years, year, 0, amount)
    for (const [source, part] of sharesOf(measure, once))
      add(sources, source, stated * part, corrected * part)
    const isWrong = said !== null && Math.abs(said - once) > 0.005
    if (said === null || isWrong || Math.abs(corrected - once) > 0.005) {
      const why = said === null ? 'left-out' : isWrong ? 'arithmetic' : 'recurrence'
      corrections.push({ measure: measure.id, stated: said, corrected, why })
    }
  }
  const amount = (sum: number): Amount => ({
    withVat: roundMoney(plan.pricesIncludeVat ? sum : sum * (1 + plan.vatRate)),
    withoutVat: roundMoney(plan.pricesIncludeVat ? sum / (1 + plan.vatRate) : sum),
  })
  const lines = (sums: Sums | undefined): TotalLine[] =>
    [...(sums ?? [])]
      .map(([key, { stated, corrected }]) => ({ key, stated: amount(stated), corrected: amount(corrected) }))
      .toSorted((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }))
  return {
    currency: plan.currency,
    vatRate: plan.vatRate,
    all: lines(whole)[0] ?? { key: '', stated: amount(0), corrected: amount(0) },
    byArea: lines(areas),
    byTask: lines(tasks),
    byYear: lines(years).filter(({ stated, corrected }) => stated.withVat > 0 || corrected.withVat > 0),
    byFunding: lines(sources),
    corrections,
  }
}
