import { minute, plusMs, second } from '#lib/instant.js'
import type { PlayedClock } from './played-clock.js'
import type { SimulatedAgent } from './simulated-agent.js'

const computersEveryMs = 10 * minute

interface PresentOptions {
  readonly agents: readonly SimulatedAgent[]
  readonly asker: string
  readonly clock: PlayedClock
  readonly roomEverySeconds: number
  onTrouble(what: string): void
}

/** Lets every agent report from now on, the computers one after another. Returns what stops them. */
export const liveOn = ({ agents, asker, clock, roomEverySeconds, onTrouble }: PresentOptions) => {
  const stops = agents.map((agent, place) => {
    const isAsker = agent.computer.asset.id === asker
    const live = agent.every(isAsker ? roomEverySeconds : computersEveryMs / second, onTrouble)
    const waitMs = isAsker ? 0 : (place * computersEveryMs) / agents.length
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
