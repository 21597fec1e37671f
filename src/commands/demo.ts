import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { historyStart, playHistory } from '#demo/history.js'
import { openPlayedClock } from '#demo/played-clock.js'
import { outageMs, rechargeMs } from '#demo/power.js'
import { liveOn } from '#demo/present.js'
import { openTown } from '#demo/town.js'
import { plusMs, second } from '#lib/instant.js'
import { makeFolder } from '#lib/make-folder.js'
import { Problem } from '#lib/problem.js'
import { systemClock } from '#lib/system-clock.js'
import { defineCommand, type Terminal } from '../command.js'
import { openService } from '../main.js'
import { openProgressLine } from '../progress-line.js'
import { readSettings } from '../settings.js'
import { untilStopped } from '../signals.js'

const roomEverySeconds = 30
/** While the mains is away something changes all the time. */
const roomEverySecondsInOutage = 10
const outageInMs = 20 * second

const memoryFolder = '/dev/shm'
const enoughBytes = 512 * 1024 * 1024

/** Where what is thrown away at the end lies best: in memory, where the system has such a folder with room in it. */
const temporaryPlace = async (): Promise<string> => {
  const space = await statfs(memoryFolder).catch(() => null)
  return space !== null && space.bavail * space.bsize >= enoughBytes ? memoryFolder : tmpdir()
}

/** A folder for all that the demonstration keeps, and what removes it. */
const dataFolder = async (given: string | undefined) => {
  if (given === undefined) {
    const folder = await mkdtemp(join(await temporaryPlace(), 'popis-demo-'))
    return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
  }
  const folder = resolve(given)
  await makeFolder(folder)
  if ((await readdir(folder)).length > 0)
    throw new Problem(
      'conflict',
      `${folder} holds something already: a demonstration begins in an empty folder`,
    )
  return { folder, remove: async () => undefined }
}

const inSeconds = (ms: number): number => Math.round(ms / second)

const tellOutage = (terminal: Terminal): void => {
  terminal.out(
    `The mains fails in ${inSeconds(outageInMs)} s, stays away for ${inSeconds(outageMs)} s until the battery is low, and comes back;`,
  )
  terminal.out(
    `after ${inSeconds(rechargeMs)} s more the battery is full. (An hour is played in a minute.) See Alerts.`,
  )
}

export default defineCommand({
  summary:
    'Shows Popis with a simulated municipality: server room, network, 43 computers, some days of history.',
  options: z.object({
    powerCut: z
      .boolean()
      .default(false)
      .describe(
        'Lets the mains fail once everything runs: battery, low battery, recovery, in about two minutes.',
      ),
    days: z.coerce
      .number()
      .int()
      .min(1)
      .max(14)
      .default(2)
      .describe('Days of history to live through first.'),
    port: z.coerce
      .number()
      .int()
      .min(0)
      .max(65_535)
      .optional()
      .describe('Port to listen on; without it POPIS_PORT, else any that is free.'),
    data: z
      .string()
      .min(1)
      .optional()
      .describe('Empty folder to keep it in; without it, a temporary one that is removed at the end.'),
  }),
  examples: ['popis demo', 'popis demo --power-cut', 'popis demo --days 7 --port 8421 --data ./demo'],
  async run({ options, terminal }) {
    const begun = Date.now()
    const { folder, remove } = await dataFolder(options.data)
    const settings = readSettings({
      POPIS_LOG_LEVEL: process.env.POPIS_LOG_LEVEL || 'error',
      POPIS_PORT: String(options.port ?? (process.env.POPIS_PORT || 0)),
      POPIS_DATA: folder,
    })
    const now = systemClock.now()
    const clock = openPlayedClock(historyStart(now, options.days))
    const closers: (() => Promise<unknown>)[] = [remove]
    const line = openProgressLine()
    try {
      const service = await openService(settings, { sample: true, clock, isSimulated: true })
      closers.push(() => service.close())
      const { services, settled } = service
      const town = await openTown({ services, clock, folder: join(folder, 'agents'), now })
      closers.push(() => town.close())
      const agents = await playHistory({
        town,
        clock,
        settled,
        now,
        days: options.days,
        onProgress: (part) => line.show(`living through ${options.days} days`, part),
        onTrouble: (what) => terminal.err(what),
      })
      clock.letGo()
      if (options.powerCut) town.failMains(plusMs(clock.now(), outageInMs))
      closers.push(
        liveOn({
          agents,
          town,
          clock,
          roomEverySeconds: options.powerCut ? roomEverySecondsInOutage : roomEverySeconds,
          onTrouble: (what) => terminal.err(what),
        }),
      )
      line.clear()
      terminal.out(
        `${town.computers.length} computers and ${town.deviceCount} devices, all of them simulated, with ${options.days} days of history; ready after ${inSeconds(Date.now() - begun)} s.`,
      )
      terminal.out(`Open this link (it needs no password, and works from this machine only):`)
      terminal.out(`  ${service.url}/demo?code=${services.demoDoor?.code}`)
      if (options.powerCut) tellOutage(terminal)
      terminal.out(
        options.data === undefined
          ? 'Ctrl-C ends it and removes all that it wrote.'
          : `Ctrl-C ends it; what it wrote stays in ${folder}.`,
      )
      await untilStopped()
    } finally {
      line.clear()
      for (const close of closers.reverse()) await close()
    }
    return 0
  },
})
