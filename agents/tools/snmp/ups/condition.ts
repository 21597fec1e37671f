import type { Battery, Sign, Source, State, TestResult } from './mib.js'

export interface Condition {
  readonly source: Source
  /** Whether it runs on its battery, be it for a test. */
  readonly isOnBattery: boolean
  readonly states: readonly State[]
  readonly battery: Battery
  readonly replaceBattery: boolean
  readonly test: TestResult | null
  readonly alarms: readonly string[]
}

/** Of several that one MIB says together, the worst; what it cannot name is worse than all being well. */
const sources = ['off', 'bypass', 'battery', 'unknown', 'mains'] as const
const batteries = ['depleted', 'low', 'unknown', 'normal'] as const

const worst = <T>(order: readonly T[], said: readonly (T | undefined)[]): T | null =>
  order.find((one) => said.includes(one)) ?? null

const unique = (texts: readonly string[]): string[] =>
  [...new Map(texts.toReversed().map((text) => [text.toLowerCase(), text])).values()].toReversed()

/**
 * What a UPS does and how it is, from the signs of its MIBs, the best first: of the source, the first MIB counts that
 * tells one. A battery is low where one of them says so.
 */
export const conditionOf = (signs: readonly (readonly Sign[])[]): Condition => {
  const all = signs.flat()
  const first = <T>(read: (said: readonly Sign[]) => T | null): T | null => {
    for (const said of signs) {
      const value = read(said)
      if (value !== null) return value
    }
    return null
  }
  const said =
    first((of) =>
      worst(
        sources,
        of.map(({ source }) => source),
      ),
    ) ?? 'unknown'
  const test = first((of) => of.find((sign) => sign.test !== undefined)?.test ?? null)
  const states = [...new Set(all.flatMap(({ state }) => state ?? []))].sort()
  const isTest = states.includes('test') || states.includes('calibration')
  // A test that runs while the mains are there is no power failure; one that runs while they are not hides none.
  const isOnlyTest = isTest && said === 'battery' && !all.some(({ mainsBad }) => mainsBad)
  const flat = worst<Battery>(
    ['depleted', 'low'],
    all.map(({ battery }) => battery),
  )
  return {
    source: isOnlyTest ? 'mains' : said,
    isOnBattery: said === 'battery',
    states,
    battery:
      flat ??
      first((of) =>
        worst(
          batteries,
          of.map(({ battery }) => battery),
        ),
      ) ??
      'unknown',
    replaceBattery: all.some(({ replaceBattery }) => replaceBattery === true),
    test,
    alarms: unique(
      all.flatMap(({ alarm, source }) =>
        alarm === undefined || (isOnlyTest && source === 'battery') ? [] : [alarm],
      ),
    ),
  }
}
