import { minute, plusMs, second } from '#lib/instant.js'
import type { PlayedClock } from './played-clock.js'
import type { SimulatedAgent } from './simulated-agent.js'
import type { Town } from './town.js'

const computersEveryMs = 10 * minute

interface PresentOptions {
  readonly agents: readonly SimulatedAgent[]
  readonly town: Pick<Town, 'watcher' | 'networkAsker'>
  readonly clock: PlayedClock
  readonly roomEverySeconds: number
  onTrouble(what: string): void
}

/** Lets every agent report from now on, the computers one after another. Returns what stops them. */
export const liveOn = ({ agents, town, clock, roomEverySeconds, onTrouble }: PresentOptions) => {
  const stops = agents.map((agent, place) => {
    const { id } = agent.computer.asset
    const isWatcher = id === town.watcher
    const live = agent.every(isWatcher ? roomEverySeconds : computersEveryMs / second, onTrouble)
    const waitMs = isWatcher || id === town.networkAsker ? 0 : (place * computersEveryMs) / agents.length
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
