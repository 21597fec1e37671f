import type { Position, PositionStep } from '#contract/position.js'
import { type Coverage, isPartial, requiredRange } from './coverage.js'
import type { Line } from './line.js'
import { productName } from './product.js'
import type { StandingLine } from './standing.js'
import type { GroupStep } from './steps.js'
import type { Want } from './wants.js'

/** As many of those that are not covered are named. */
const mostNamed = 20

/** What of a line is of one unit: a place that a right of the product names, or none. */
interface Share {
  readonly required: number
  readonly entitled: number
  readonly applied: number
  readonly shortfall: number
  readonly devices: readonly string[]
  readonly exposure: string | null
}

const unitsOf = ({ rights }: Pick<Line, 'rights'>): ReadonlySet<string> =>
  new Set(rights.flatMap(({ counted: { right } }) => right.unit ?? []))

const costOf = ({ exposure, shortfall: whole }: Line, shortfall: number): string | null =>
  exposure === null || whole === 0
    ? null
    : exposure
        .map(({ amount, currency }) => `${Math.round((amount * shortfall * 100) / whole) / 100} ${currency}`)
        .join(' + ')

const empty: Share = { required: 0, entitled: 0, applied: 0, shortfall: 0, devices: [], exposure: null }

type Sums = { -readonly [K in keyof Omit<Share, 'devices'>]: Share[K] } & { devices: string[] }

const reckonShares = (line: Line): ReadonlyMap<string | null, Share> => {
  const units = unitsOf(line)
  const unitOf = ({ device }: Want) =>
    units.size === 0 ? null : (device?.places.find((place) => units.has(place)) ?? null)
  const sums = new Map<string | null, Sums>([null, ...units].map((unit) => [unit, { ...empty, devices: [] }]))
  const at = (unit: string | null) => sums.get(unit) as Sums
  if (line.metric !== 'site')
    for (const { want, units: covered } of line.pairs) at(unitOf(want)).applied += covered
  for (const { want, units: short } of line.uncovered) {
    const share = at(unitOf(want))
    share.shortfall += short
    if (want.of !== '' && share.devices.length < mostNamed) share.devices.push(want.of)
  }
  for (const { counted } of line.rights) at(counted.right.unit ?? null).entitled += counted.units
  for (const share of sums.values()) {
    share.required = share.applied + share.shortfall
    share.exposure = share.shortfall > 0 ? costOf(line, share.shortfall) : null
  }
  return sums
}

/** Lines of a group are kept until something of it is another. */
const shares = new WeakMap<Line, ReadonlyMap<string | null, Share>>()

const shareOf = (line: Line | undefined, unit: string | null): Share => {
  if (!line) return empty
  const known = shares.get(line) ?? reckonShares(line)
  shares.set(line, known)
  return known.get(unit) ?? empty
}

const stepOf = (from: string | null, share: Share, shortNow: number, coverage: Coverage): PositionStep => {
  const range = requiredRange(share.required, coverage)
  return {
    from,
    ...share,
    devices: [...share.devices],
    range: range ? `${range.low}–${range.high}` : String(share.required),
    isShort: share.shortfall > 0 && share.shortfall >= shortNow,
  }
}

const isSameStep = (a: PositionStep, b: PositionStep): boolean =>
  JSON.stringify({ ...a, from: null }) === JSON.stringify({ ...b, from: null })

/** The thing that a position is to a rule; a key may itself have the mark that parts a fact from its subject. */
const thingOf = (key: string, unit: string | null): string =>
  `position:${key.replaceAll('#', '%23')}${unit === null ? '' : `@${unit}`}`

/**
 * Positions as rules judge them, by thing: one for each product, and one for each place that has rights of its own to it.
 */
export const judgedPositions = ({
  lines,
  coverage,
  day,
  steps,
}: {
  readonly lines: readonly StandingLine[]
  readonly coverage: Coverage
  readonly day: string
  readonly steps: readonly (readonly GroupStep[])[]
}): Map<string, Position> => {
  const groupOf = new Map(
    steps.flatMap((group) => group.flatMap((step) => step.lines.map(({ key }) => [key, group] as const))),
  )
  const found = new Map<string, Position>()
  for (const line of lines) {
    const { key, product, metric, status, pricedBy } = line
    const units = unitsOf(line)
    const group = (groupOf.get(key) ?? []).map(({ from, lines: then }) => ({
      from,
      line: then.find((one) => one.key === key),
    }))
    for (const unit of [null, ...units]) {
      const parts = group.map(({ from, line: then }) => ({
        from,
        share: shareOf(then, unit),
      }))
      const present = parts.findLast(({ from }) => from === null || from <= day)?.share ?? empty
      const isAnything = parts.some(({ share }) => share.required > 0 || share.entitled > 0)
      if (!isAnything && status !== 'unmeasured') continue
      const judged = parts.map(({ from, share }) => stepOf(from, share, present.shortfall, coverage))
      found.set(thingOf(key, unit), {
        key,
        name: productName(product),
        publisher: product.publisher,
        family: product.family,
        unit,
        metric,
        isMeasured: status !== 'unmeasured',
        isEnough: !isPartial(coverage),
        seen: coverage.seen,
        expected: coverage.expected,
        pricedBy: present.shortfall > 0 ? pricedBy : null,
        steps: judged.filter((step, at) => at === 0 || !isSameStep(step, judged[at - 1] as PositionStep)),
      })
    }
  }
  return found
}

/** A product that was judged and that nothing is seen of, where too few devices are seen to say that it is gone. */
export const unseenPosition = (thing: string, name: unknown, { seen, expected }: Coverage): Position => ({
  key: thing,
  name: typeof name === 'string' ? name : thing,
  publisher: '',
  family: '',
  unit: null,
  metric: '',
  isMeasured: true,
  isEnough: false,
  seen,
  expected,
  pricedBy: null,
  steps: [stepOf(null, empty, 0, { seen, expected })],
})
