import type { Measure } from '#contract/register/measure.js'
import type { IndicatorTarget } from '#contract/register/measure-parts.js'
import type { Turnout } from '../attendance.js'
import type { Numbers } from './numbers.js'

const isShare = (unit: string): boolean => /^%$|percent|per cent|процен|procen|odstot/i.test(unit)
const isPeople = (unit: string): boolean =>
  /person|people|employee|user|лиц|запослен|корисни|особ|oseb/i.test(unit)

/**
 * What can be seen of an indicator beside what people state: of a training who came; else the share that is as specified,
 * or how many an agent sees (recorded, where none can see them), where it counts what the row counts. Null where nobody can tell.
 */
export const observedTarget = (
  { unit = '', target }: IndicatorTarget,
  measure: Measure,
  numbers: Numbers,
  turnout: Turnout | null,
): number | null => {
  const share = (part: number | null, whole: number | null) =>
    part === null || whole === null || whole === 0 ? null : Math.round((1000 * part) / whole) / 10
  if (turnout && turnout.isAll !== null && (isShare(unit) || isPeople(unit)))
    return isShare(unit) ? share(turnout.attended, turnout.expected) : turnout.attended
  if (numbers.planned === null || numbers.planned === 0) return null
  if (isShare(unit)) return share(numbers.meets, numbers.planned)
  const isSame = unit !== '' && unit === measure.unit
  return isSame || (unit === '' && target === numbers.planned) ? (numbers.seen ?? numbers.recorded) : null
}
