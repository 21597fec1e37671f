import type { Register } from '#contract/register.js'
import { changesBetween } from '#domain/register/compare.js'
import { type Affected, affectedBy } from './affected.js'
import type { Heard } from './intake.js'
import { judgeAll, judgeSubjects } from './judge-all.js'
import { type Batching, judgeInBatches, judgeSubjectNow, judgeThings } from './judge-batches.js'
import { judgePositions } from './judge-positions.js'
import { thingsOf } from './judge-things.js'
import { registerRules, subjectRules } from './judging.js'
import { tellsSoftware } from './licences/positions.js'
import { linkTraits } from './sync-traits.js'

/** Judges anew what a change of the register can have changed. Returns how many notices were queued. */
export const judgeAffected = async (batching: Batching, affected: Affected): Promise<number> => {
  const { judging } = batching
  const { isAll, things, subjects, rules, arePositions } = affected
  if (isAll) return judgeAll(batching)
  const ofRegister = registerRules(judging)
  const ofSubjects = subjectRules(judging)
  let queued = await judgeInBatches(batching, subjects, (writer, subject, now) =>
    judgeSubjectNow(writer, judging, ofSubjects, subject, now),
  )
  queued += await judgeThings(batching, things, ofRegister)
  if (arePositions) queued += await judgePositions(batching)
  const everywhere = ofRegister.filter(({ id }) => rules.has(id))
  if (everywhere.length === 0) return queued
  const ofWaiver = [...thingsOf(judging.register.value), ...(judging.positions?.things() ?? [])]
  queued += await judgeThings(batching, ofWaiver, everywhere)
  return (
    queued +
    (await judgeSubjects(
      batching,
      ofSubjects.filter(({ id }) => rules.has(id)),
    ))
  )
}

const union = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> => new Set([...a, ...b])

const together = (a: Affected, b: Affected): Affected => ({
  isAll: a.isAll || b.isAll,
  things: union(a.things, b.things),
  subjects: union(a.subjects, b.subjects),
  rules: union(a.rules, b.rules),
  arePositions: a.arePositions || b.arePositions,
})

const nothing: Affected = {
  isAll: false,
  things: new Set(),
  subjects: new Set(),
  rules: new Set(),
  arePositions: false,
}

export interface Rejudging {
  /** The register is `next` now: links follow at once, verdicts soon; many changes in a row are judged once. */
  changed(next: Register): void
  /** Judges everything anew. */
  all(): void
  /** Agents were heard: where they make licences stand otherwise, that is judged in a few seconds. */
  heard(agents: readonly Heard[]): void
  /** Where licences stand may be another for some other reason. */
  reckon(): void
  /** Resolves once nothing waits to be judged. */
  settled(): Promise<void>
}

/** Changes that come one upon another are judged together so often. */
const pauseMs = 1000

/** Where licences stand is judged at most so often for what agents say. */
const softwareEveryMs = 5000

/** Keeps verdicts what the register makes them, in the background and with other work in between. */
export const openRejudging = (
  batching: Batching,
  told: {
    /** The history must know of a change before it is judged: since when an entry is what it is stands there. */
    settle(): Promise<void>
    onJudged(queued: number): void
    onFailed(error: unknown): void
  },
): Rejudging => {
  const { store, judging } = batching
  let judged = judging.register.value
  let waiting = nothing
  /** What could not be judged: it is tried again with the next change. */
  let missed = nothing
  let running: Promise<void> | null = null
  let hurry: (() => void) | null = null

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMs).unref()
      hurry = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const judge = async (affected: Affected): Promise<void> => {
    try {
      await told.settle()
      await linkTraits(store, judging.organisation, judging.links, affected.subjects)
      told.onJudged(await judgeAffected(batching, affected))
    } catch (error) {
      missed = together(missed, affected)
      told.onFailed(error)
    }
  }
  const run = async (): Promise<void> => {
    // What changes in this turn of the loop is judged together.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting !== nothing) {
      const affected = together(missed, waiting)
      waiting = nothing
      missed = nothing
      await judge(affected)
      if (!isHurried) await pause()
    }
    running = null
  }
  let isHurried = false
  let softwareTimer: NodeJS.Timeout | null = null
  const judgeSoftware = () => {
    if (softwareTimer === null) return
    clearTimeout(softwareTimer)
    softwareTimer = null
    add({ ...nothing, arePositions: true })
  }
  const add = (affected: Affected) => {
    waiting = together(waiting, affected)
    running ??= run()
  }

  return {
    changed: (next) => {
      const changes = changesBetween(judged, next)
      judged = next
      add(affectedBy(changes, judging.links.relink(next), judging.links, next.entitlements))
    },
    all: () => add({ ...nothing, isAll: true }),
    reckon: () => add({ ...nothing, arePositions: true }),
    heard: (agents) => {
      if (agents.some(tellsSoftware)) softwareTimer ??= setTimeout(judgeSoftware, softwareEveryMs).unref()
    },
    settled: async () => {
      isHurried = true
      hurry?.()
      judgeSoftware()
      while (running) await running
      isHurried = false
    },
  }
}
