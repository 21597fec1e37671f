import type { VerdictSpan } from '#domain/ports.js'
import { type Batching, judgeThings } from './judge-batches.js'
import { type Judging, positionRules } from './judging.js'
import { countThing } from './licences/positions.js'

const pageSize = 500

/** Things that rules about licences said something of. */
const thingsJudged = async ({ store, judging }: Batching, rules: readonly string[]): Promise<Set<string>> => {
  const things = new Set<string>()
  const reader = store.of(judging.organisation)
  for (let last: VerdictSpan | undefined; ; ) {
    const after = last === undefined ? {} : { after: `${last.rule} ${last.thing}` }
    const page = await reader.verdicts({ subject: null, rules, limit: pageSize, ...after })
    for (const { thing } of page) things.add(thing)
    last = page.at(-1)
    if (page.length < pageSize) return things
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
  await positions.reckon()
  const judgedBefore = await thingsJudged(
    batching,
    rules.map(({ id }) => id),
  )
  const all = [...new Set([...judgedBefore, ...positions.things()])]
  const things = isEverything ? all : positions.unjudged(all)
  const queued = await judgeThings(batching, things, rules)
  positions.judged(things)
  return queued
}

/** Since when too few devices were seen, as the verdicts on the counting of licences last said. */
export const partialSince = async ({
  store,
  organisation,
}: Pick<Batching, 'store'> & Pick<Judging, 'organisation'>) => {
  for (const { evidence } of await store.of(organisation).verdicts({ thing: countThing })) {
    const since = evidence.values?.partialSince
    if (typeof since === 'string') return since
  }
  return null
}
