import type { Acknowledgement } from '#contract/report.js'
import type { Agent, Clock, OrganisationWriter, Store } from '#domain/ports.js'
import { type Instant, toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import type { Judging } from './judging.js'
import { parseReport } from './parse-report.js'
import { type Arrival, type Taken, takeReport } from './take-report.js'

/** The most reports that share one commit: it bounds how long the first of them waits. */
const batchSize = 64

/**
 * What an arrival changes, in a commit that it shares with others; done again where that commit fails. A Problem is an
 * answer, and has written nothing.
 */
export type IntakeWork = (writer: OrganisationWriter, agent: Agent) => Promise<Taken | Problem>

interface Waiting {
  readonly agent: Agent
  readonly work: IntakeWork
  resolve(taken: Taken): void
  reject(error: unknown): void
}

/** An agent whose report was taken in. */
export interface Heard {
  readonly agent: string
  readonly isChanged: boolean
  /** Subjects of which it said something else than before. */
  readonly subjects: readonly string[]
  /** Topics of which it said something else; left out where nothing tells. */
  readonly topics?: ReadonlySet<string> | undefined
}

export interface IntakeOptions {
  readonly store: Store
  readonly clock: Pick<Clock, 'now'>
  readonly judging: Judging
  /** Told after a commit that may have brought the next waking nearer, or that queued notices. */
  onChange(): void
  /** Subjects whose readings wait to be judged. */
  onReadings(subjects: readonly string[]): void
  /** Subjects that were judged just now, readings and all. */
  onJudged(subjects: readonly string[]): void
  /** Agents that were heard. */
  onHeard?(heard: readonly Heard[]): void
}

export interface Intake {
  take(agent: Agent, body: Uint8Array, sentAt: string | null): Promise<Acknowledgement>
  /** Does `work` for an agent in the commit that reports share. @throws Problem unauthorized: it was revoked. */
  join(agent: Agent, work: IntakeWork): Promise<Taken>
  /** Resolves once everything that waits has been answered. */
  drain(): Promise<void>
}

const parseSentAt = (sentAt: string | null): Instant | null => {
  if (sentAt === null) return null
  const ms = Date.parse(sentAt)
  if (!/^\d{4}-\d\d-\d\dT/.test(sentAt) || Number.isNaN(ms))
    throw new Problem('invalid', 'The header Popis-Sent-At is no time such as 2026-11-22T07:00:00Z.')
  return toInstant(ms)
}

/** Takes in reports; those that arrive together share a commit, and each is acknowledged only after it. */
export const openIntake = ({
  store,
  clock,
  judging,
  onChange,
  onReadings,
  onJudged,
  onHeard,
}: IntakeOptions): Intake => {
  const queue: Waiting[] = []
  let running: Promise<void> | null = null

  /** A report that is refused is a value, not a throw: it must not undo the others of its commit. */
  const take = async (batch: readonly Waiting[]): Promise<(Taken | Problem)[]> =>
    store.transaction(async (tx) => {
      const writer = tx.of(judging.organisation)
      const taken: (Taken | Problem)[] = []
      for (const { agent, work } of batch) {
        const current = await writer.agent(agent.id)
        taken.push(
          !current || current.revokedAt !== null
            ? new Problem('unauthorized', 'This agent was revoked. Enrol it again.')
            : await work(writer, current),
        )
      }
      return taken
    })

  const settle = (batch: readonly Waiting[], results: readonly (Taken | Problem)[]): void => {
    batch.forEach(({ resolve, reject }, index) => {
      const result = results[index]
      if (result instanceof Problem) reject(result)
      else if (result) resolve(result)
    })
    const taken = results.filter((result): result is Taken => !(result instanceof Problem))
    onHeard?.(
      batch.flatMap(({ agent }, index) => {
        const result = results[index]
        return result === undefined || result instanceof Problem
          ? []
          : [
              {
                agent: agent.id,
                isChanged: result.isChanged,
                subjects: result.judged,
                topics: result.topics,
              },
            ]
      }),
    )
    const judged = taken.flatMap((result) => result.judged)
    if (judged.length > 0) onJudged(judged)
    const read = taken.flatMap((result) => result.read)
    if (read.length > 0) onReadings(read)
    if (taken.some(({ isChanged, queued }) => isChanged || queued > 0)) onChange()
  }

  /** One that meets a fault of ours must not take the others of its commit with it. */
  const takeOneByOne = async (batch: readonly Waiting[]): Promise<void> => {
    for (const waiting of batch) {
      try {
        settle([waiting], await take([waiting]))
      } catch (error) {
        waiting.reject(error)
      }
    }
  }

  const run = async (): Promise<void> => {
    // What the sockets bring in this turn of the loop joins the batch.
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length > 0) {
      const batch = queue.splice(0, batchSize)
      try {
        settle(batch, await take(batch))
      } catch (error) {
        if (batch.length === 1) batch[0]?.reject(error)
        else await takeOneByOne(batch)
      }
      if (queue.length > 0) await new Promise((resolve) => setImmediate(resolve))
    }
    running = null
  }

  const join = (agent: Agent, work: IntakeWork): Promise<Taken> =>
    new Promise((resolve, reject) => {
      queue.push({ agent, work, resolve, reject })
      running ??= run()
    })

  return {
    join,
    take: async (agent, body, sentAt) => {
      const arrival: Arrival = {
        parsed: parseReport(body, judging.topics),
        receivedAt: clock.now(),
        sentAt: parseSentAt(sentAt),
      }
      const taken = await join(agent, (writer, current) => takeReport(writer, judging, current, arrival))
      return taken.answer
    },
    drain: async () => {
      while (running) await running
    },
  }
}
