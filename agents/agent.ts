import type { Acknowledgement } from '#contract/report.js'
import { type Instant, toInstant } from '#lib/instant.js'
import { startCost } from './cost.js'
import { type Delivery, deliver } from './deliver.js'
import type { Entry } from './entries.js'
import { type Host, openHost } from './host.js'
import { lockFolder } from './lock.js'
import { openNotes } from './notes.js'
import { makeOwnFolder } from './own-folder.js'
import { hasFacts, hashesOf, overlay, toReport } from './report.js'
import { type Collection, collect } from './run.js'
import { newSelf, type Self } from './self.js'
import type { Trust } from './send.js'
import { Spool } from './spool.js'
import { type AgentState, readState, writeState } from './state.js'

/** Tells the time and runs something later. */
export interface Clock {
  now(): Instant
  /** Runs `task` once at `instant`; returns what cancels it. */
  at(instant: Instant, task: () => void): () => void
}

export const systemClock: Clock = {
  now: () => toInstant(Date.now()),
  at: (instant, task) => {
    const timer = setTimeout(task, Math.max(0, Date.parse(instant) - Date.now()))
    return () => clearTimeout(timer)
  },
}

export interface AgentOptions {
  readonly server: string
  readonly key: string
  readonly stateFolder: string
  readonly everySeconds: number
  readonly entries: readonly Entry[]
  readonly trust?: Trust
  /** The machine that it reports on; a test gives its own. */
  readonly host?: (options: Parameters<typeof openHost>[0]) => Host
  readonly clock?: Clock
  /** The most that reports which wait may take on disk. */
  readonly spoolBytes?: number
  /** Told after each run that was started by `start`. */
  readonly onRun?: (result: RunResult) => void
  /** Told when a run could not be made at all, such as on a full disk. */
  readonly onError?: (error: unknown) => void
}

export interface RunResult extends Delivery {
  readonly collection: Collection
  readonly waiting: number
  readonly dropped: number
}

export interface Agent {
  /** Runs every probe once and sends what there is to send. */
  runOnce(): Promise<RunResult>
  /** Runs at once and then at every interval. */
  start(): void
  /** Ends the loop and waits for a run that is under way. */
  stop(): Promise<void>
}

const mostSpool = 32 * 1024 * 1024

const selfOf = (state: AgentState, probeCount: number, spooledReports: number): Self => ({
  ...newSelf(probeCount),
  refusedReports: state.refusedReports,
  lastRefusal: state.lastRefusal,
  spooledReports,
  lastRun: state.lastRun,
})

/** An agent that keeps its state in `stateFolder`. Two of them must not share one. */
export const openAgent = (options: AgentOptions): Agent => {
  const { entries, stateFolder, everySeconds, clock = systemClock } = options
  const { host: open = openHost, trust = {}, spoolBytes = mostSpool } = options
  const mail = { server: { url: options.server, trust }, key: options.key, now: clock.now }

  /** Puts a report on disk before it is sent, so that a kill in between sends the same bytes again. */
  const enqueue = async (
    spool: Spool,
    state: AgentState,
    collection: Collection,
    withReadings: boolean,
  ): Promise<number> => {
    state.sequence += 1
    const { instance, sequence } = state
    const known = overlay(state.acknowledged, state.offered)
    const report = toReport(
      collection,
      { instance, sequence, intervalSeconds: everySeconds, withReadings },
      known,
    )
    // The number first: one that is skipped is harmless, one that is used twice is refused.
    await writeState(stateFolder, state)
    await spool.add(JSON.stringify(report), hasFacts(report))
    state.offered = overlay(state.offered, hashesOf(report))
    const dropped = await spool.trim()
    if (dropped.some(({ isFull }) => isFull)) state.offered = {}
    state.droppedReports += dropped.length
    return dropped.length
  }

  const lacks = (acknowledgement: Acknowledgement | null): boolean => (acknowledgement?.wants.length ?? 0) > 0

  const runLocked = async (): Promise<RunResult> => {
    const cost = await startCost()
    const spool = await Spool.open(stateFolder, spoolBytes)
    const state = await readState(stateFolder)
    const notes = await openNotes(stateFolder)
    const self = selfOf(state, entries.length, (await spool.waiting()).length)
    const collection = await collect(entries, open({ self, notes, now: clock.now }))
    await notes.save()
    let dropped = await enqueue(spool, state, collection, true)
    let delivery = await deliver(spool, state, mail)
    if (lacks(delivery.acknowledgement) && delivery.trouble === null) {
      dropped += await enqueue(spool, state, collection, false)
      const { sent, refused, ...last } = await deliver(spool, state, mail)
      delivery = { sent: delivery.sent + sent, refused: delivery.refused + refused, ...last }
    }
    state.lastRun = await cost()
    await writeState(stateFolder, state)
    return { ...delivery, collection, dropped, waiting: (await spool.waiting()).length }
  }

  const runOnce = async (): Promise<RunResult> => {
    await makeOwnFolder(stateFolder)
    const unlock = await lockFolder(stateFolder)
    try {
      return await runLocked()
    } finally {
      await unlock()
    }
  }

  let cancel: (() => void) | null = null
  let running: Promise<void> = Promise.resolve()
  let isStopped = true

  const loop = (): void => {
    const startedAt = Date.parse(clock.now())
    running = runOnce()
      .then((result) => options.onRun?.(result))
      .catch((error: unknown) => options.onError?.(error))
      .then(() => {
        if (isStopped) return
        const next = Math.max(startedAt + everySeconds * 1000, Date.parse(clock.now()) + 1000)
        cancel = clock.at(toInstant(next), loop)
      })
  }

  return {
    runOnce,
    start: () => {
      if (!isStopped) return
      isStopped = false
      loop()
    },
    stop: async () => {
      isStopped = true
      cancel?.()
      await running
    },
  }
}
