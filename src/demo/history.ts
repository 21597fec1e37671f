import { day, hour, type Instant, minute, plusMs, second, toMs } from '#lib/instant.js'
import type { PlayedClock } from './played-clock.js'
import type { SimulatedAgent } from './simulated-agent.js'
import type { Town } from './town.js'

const computersEveryMs = 12 * hour
/** Rules want to know of the room what was so in the last quarter of an hour. */
const roomEveryMs = 14 * minute
/** Computers that report at the same moment share a commit of the server. */
const groups = 4
/** How exactly alerts fall in the history. */
const grainMs = 15 * minute
/** And in the days in which only one computer was there. */
const coarseGrainMs = 6 * hour

interface Moment {
  readonly at: Instant
  readonly agent: SimulatedAgent
  readonly everySeconds: number
}

/** When an agent reports within a stretch of time. */
const moments = (agent: SimulatedAgent, from: Instant, to: Instant, everyMs: number): Moment[] =>
  Array.from({ length: Math.max(0, Math.ceil((toMs(to) - toMs(from)) / everyMs)) }, (_, number) => ({
    at: plusMs(from, number * everyMs),
    agent,
    everySeconds: everyMs / second,
  }))

interface HistoryOptions {
  readonly town: Town
  readonly clock: PlayedClock
  /** Waits for what the service does with reports and with time. */
  settled(): Promise<void>
  readonly now: Instant
  readonly days: number
  onProgress(part: number): void
  onTrouble(what: string): void
}

/** The computer that fell silent must have been heard before. */
export const historyStart = (now: Instant, days: number): Instant => plusMs(now, -Math.max(days, 11) * day)

/**
 * Lives through some days: agents report through the real intake, each at its moment, and the service judges at the
 * moments in between. Returns the agents that still report at the end.
 */
export const playHistory = async (options: HistoryOptions): Promise<SimulatedAgent[]> => {
  const { town, clock, settled, now, days, onProgress, onTrouble } = options
  const start = plusMs(now, -days * day)

  const play = async (all: readonly Moment[], grain: number, onDone: (part: number) => void) => {
    const byTime = [...Map.groupBy(all, ({ at }) => at)].sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [place, [at, due]] of byTime.entries()) {
      await clock.moveTo(at, settled, grain)
      await Promise.all(due.map(({ agent, everySeconds }) => agent.every(everySeconds, onTrouble).runOnce()))
      await settled()
      onDone((place + 1) / byTime.length)
    }
  }

  const isSilent = ({ traits: { silentSince } }: SimulatedAgent['computer']): boolean =>
    silentSince !== null && silentSince <= start
  const silent = await town.enrol(town.computers.filter(isSilent))
  for (const agent of silent) {
    const until = agent.computer.traits.silentSince ?? start
    await play(moments(agent, plusMs(until, -hour), until, hour), coarseGrainMs, () => undefined)
  }
  await clock.moveTo(start, settled, coarseGrainMs)

  const agents = await town.enrol(town.computers.filter((computer) => !isSilent(computer)))
  const all = agents.flatMap((agent, place) => {
    if (agent.computer.asset.id === town.watcher)
      return [
        ...moments(agent, start, now, roomEveryMs),
        // While the self test of the UPS runs, and after it: never at the same moment as another.
        ...[30 * second, 150 * second].map((laterMs) => ({
          at: plusMs(town.selfTestAt, laterMs),
          agent,
          everySeconds: roomEveryMs / second,
        })),
      ].filter(({ at }) => start <= at && at < now)
    const offset = ((place % groups) * computersEveryMs) / groups
    return [
      { at: start, agent, everySeconds: computersEveryMs / second },
      ...moments(agent, plusMs(start, offset || computersEveryMs), now, computersEveryMs),
    ]
  })
  await play(all, grainMs, onProgress)
  await clock.moveTo(now, settled, grainMs)
  return agents
}
