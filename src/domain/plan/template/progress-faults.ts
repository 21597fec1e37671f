import type { PlanProgress } from '#contract/plan-progress.js'
import { type Instant, minute } from '#lib/instant.js'
import type { SaidFault } from '#lib/problem.js'
import { said } from '#lib/said.js'
import { progressHash } from './progress-of.js'

/** Clocks of two organisations may be so far apart. */
const skewMs = 5 * minute

/** What is wrong with a progress whose shape is right: it was changed, it is of the future, it has a row twice. */
export const progressFaults = (progress: PlanProgress, now: Instant): SaidFault[] => {
  const { rows, asOf, hash } = progress
  const seen = new Map<string, number>()
  const faults: SaidFault[] = []
  for (const [index, { id }] of rows.entries()) {
    const first = seen.get(id)
    if (first === undefined) seen.set(id, index)
    else
      faults.push({ where: `rows.${index}.id`, what: said`the row “${id}” stands in rows.${first} already` })
  }
  if (Date.parse(asOf) > Date.parse(now) + skewMs)
    faults.push({ where: 'asOf', what: said`${asOf} has not come yet` })
  if (progressHash(progress) !== hash)
    faults.push({ where: 'hash', what: 'is that of another content: it was changed after it was made' })
  return faults
}
