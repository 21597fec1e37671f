import { minute, plusMs, second } from '#lib/instant.js'
import type { PlayedClock } from './played-clock.js'
import type { SimulatedAgent } from './simulated-agent.js'

const computersEveryMs = 10 * minute

interface PresentOptions {
  readonly agents: readonly SimulatedAgent[]
  readonly watcher: string
  readonly clock: PlayedClock
  readonly roomEverySeconds: number
  onTrouble(what: string): void
}

/** Lets every agent report from now on, the computers one after another. Returns what stops them. */
export const liveOn = ({ agents, watcher, clock, roomEverySeconds, onTrouble }: PresentOptions) => {
  const stops = agents.map((agent, place) => {
    const isWatcher = agent.computer.asset.id === watcher
    const live = agent.every(isWatcher ? roomEverySeconds : computersEveryMs / second, onTrouble)
    const waitMs = isWatcher ? 0 : (place * computersEveryMs) / agents.length
    const cancel = clock.at(plusMs(clock.now(), waitMs), live.start)
    return async () => {
      cancel()
      await live.stop()
    }
  })
  return async (): Promise<void> => {
    await Promise.all(stops.map((stop) => stop()))
  }
}
