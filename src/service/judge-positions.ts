import type { VerdictSpan } from '#domain/ports.js'
import { type Batching, judgeThings } from './judge-batches.js'
import { type Judging, positionRules } from './judging.js'

const pageSize = 500

/** What rules about licences say now. */
export const positionVerdicts = async (
  store: Batching['store'],
  judging: Pick<Judging, 'organisation' | 'policy'>,
): Promise<VerdictSpan[]> => {
  const rules = positionRules(judging).map(({ id }) => id)
  const reader = store.of(judging.organisation)
  const found: VerdictSpan[] = []
  if (rules.length === 0) return found
  for (;;) {
    const last = found.at(-1)
    const after = last === undefined ? {} : { after: `${last.rule} ${last.thing}` }
    const page = await reader.verdicts({ subject: null, rules, limit: pageSize, ...after })
    found.push(...page)
    if (page.length < pageSize) return found
  }
}

/**
 * Reckons where licences stand and judges what is another than before, or everything. Returns how many notices were
 * queued.
 */
export const judgePositions = async (batching: Batching, isEverything = false): Promise<number> => {
  const { judging } = batching
  const { positions } = judging
  const rules = positionRules(judging)
  if (!positions || rules.length === 0) return 0
  const all = await positions.reckon()
  const things = isEverything ? all : positions.unjudged(all)
  const queued = await judgeThings(batching, things, rules)
  positions.judged(things)
  return queued
}
