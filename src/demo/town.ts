import { loadProbes } from '#agents/probes.js'
import type { Instant } from '#lib/instant.js'
import { hour, plusMs } from '#lib/instant.js'
import { linkChange } from '#service/link-asset.js'
import type { Services } from '#service/services.js'
import { verbs } from '#service/verbs.js'
import type { Computer } from './computers/machine.js'
import { jobsAt, townComputers } from './computers/town-computers.js'
import { backupEntries, computerEntries, deviceEntries } from './entries.js'
import type { PlayedClock } from './played-clock.js'
import type { PowerScript } from './power.js'
import { openRoom, type Task } from './room.js'
import { enrolComputer, type SimulatedAgent } from './simulated-agent.js'

/** The main server hangs on the UPS and asks it, and the climate, often; the other one asks the rest of the network. */
const watcher = 'SRV-01'
const watched: ReadonlySet<Task | null> = new Set(['ups', 'environment'])
const networkAsker = 'SRV-02'
const who = 'demo'

export interface TownOptions {
  readonly services: Services
  readonly clock: PlayedClock
  /** Where the simulated agents keep their state. */
  readonly folder: string
  /** When the history ends and what is simulated becomes the present. */
  readonly now: Instant
}

export interface Town {
  readonly computers: readonly Computer[]
  readonly deviceCount: number
  /** The computer whose agent watches the server room. */
  readonly watcher: string
  /** The computer whose agent asks the other devices. */
  readonly networkAsker: string
  /** When the UPS tests itself, within the history. */
  readonly selfTestAt: Instant
  /** Lets the mains fail at a moment. */
  failMains(at: Instant): void
  /** Enrols computers, each with a key of its own. */
  enrol(computers: readonly Computer[]): Promise<SimulatedAgent[]>
  close(): Promise<void>
}

/** The simulated municipality: its devices answer on loopback, its computers can be enrolled. */
export const openTown = async ({ services, clock, folder, now }: TownOptions): Promise<Town> => {
  const { register, organisation, store, editor } = services
  const script: { power: PowerScript } = {
    power: {
      selfTestAt: plusMs(now, -20 * hour),
      testedOnBefore: '2026-11-10',
      failsAt: null,
    },
  }
  const probes = await loadProbes()
  const room = await openRoom(register.value, clock, now, () => script.power)
  const jobs = jobsAt(now)

  const devicesOf = (asset: string) => {
    if (asset !== watcher && asset !== networkAsker) return []
    return room.devices.filter(({ task }) => watched.has(task) === (asset === watcher))
  }

  /** The virtual server has no plate: somebody has to say which of the observed machines it is. */
  const linkByHand = async ({ computer: { asset }, subject }: SimulatedAgent): Promise<void> => {
    if (asset.serial !== undefined || asset.uuid !== undefined) return
    const observed = await store.of(organisation).subject(subject)
    if (observed)
      await editor.edit(
        { action: 'link', why: null, changes: [linkChange(register.value, asset.id, observed)] },
        { id: who, name: who },
      )
  }

  return {
    computers: townComputers(register.value.assets, now),
    deviceCount: room.devices.length,
    watcher,
    networkAsker,
    selfTestAt: script.power.selfTestAt,
    failMains: (at) => {
      script.power = { ...script.power, failsAt: at }
    },
    enrol: async (computers) => {
      if (computers.length === 0) return []
      const { token } = await verbs['agent.token'].run(
        { store, clock, organisation },
        { uses: computers.length, expiresInMs: hour },
        who,
      )
      const agents: SimulatedAgent[] = []
      for (const computer of computers) {
        const { id } = computer.asset
        const entries = [
          ...computerEntries(probes),
          ...backupEntries(probes, jobs[id]),
          ...deviceEntries(probes, devicesOf(id)),
        ]
        const agent = await enrolComputer(computer, { url: services.url(), token, folder, clock, entries })
        await linkByHand(agent)
        agents.push(agent)
      }
      return agents
    },
    close: () => room.close(),
  }
}
