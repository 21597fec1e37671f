import { z } from 'zod'
import Antivirus from '#contract/facts/antivirus.js'
import { type Instant, toInstant } from '#lib/instant.js'
import { type Host, ifThere } from '../../host.js'
import { runningPrograms } from '../../linux/processes.js'
import { defineProbe, ProbeError } from '../../probe.js'

interface Definitions {
  readonly version: string
  readonly at: Instant
}

const headerBytes = 512

/** `ClamAV-VDB:22 Nov 2026 09-30 +0000:27500:…`: the time is written with a dash, for colons part the fields. */
export const readHeader = (header: string): Definitions | null => {
  const match = /^ClamAV-VDB:(\d{1,2} \w{3} \d{4}) (\d\d)-(\d\d)(?:-(\d\d))? ([+-]\d{4}):(\d+):/.exec(header)
  if (!match) return null
  const [, date, hours, minutes, seconds = '00', zone, version = ''] = match
  const at = Date.parse(`${date} ${hours}:${minutes}:${seconds} ${zone}`)
  return Number.isNaN(at) ? null : { version, at: toInstant(at) }
}

/** The newest of the databases: `daily` is the one that changes; others are as old as its last great clean-up. */
const definitions = async (host: Host, folder: string): Promise<Definitions | null> => {
  const names = ((await ifThere(host.list(folder))) ?? []).filter((name) =>
    /^(main|daily|bytecode)\.c[lv]d$/.test(name),
  )
  const found = await Promise.all(
    names.map(async (name) => {
      const header = readHeader(await host.readStart(`${folder}/${name}`, headerBytes))
      if (!header) throw new ProbeError('unreadable', `${folder}/${name} is no ClamAV database`)
      return { name, header }
    }),
  )
  const daily = found.filter(({ name }) => name.startsWith('daily'))
  const counted = daily.length > 0 ? daily : found
  return counted.map(({ header }) => header).sort((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null
}

const programs = ['clamd', 'clamscan', 'freshclam'] as const
const places = ['/usr/sbin/clamd', '/usr/bin/clamscan', '/usr/bin/freshclam']

const Engine = z.object({ stamp: z.string(), version: z.string().nullable() })

/** The engine's version; null where none of its programs is installed. Asked again when one of them has changed. */
const engine = async (host: Host): Promise<string | null> => {
  const stats = await Promise.all(places.map((path) => ifThere(host.stat(path))))
  const stamp = stats.map((stat) => `${stat?.modifiedAt} ${stat?.sizeBytes}`).join()
  const kept = host.notes.get('engine', Engine)
  const isFound = stats.some((stat) => stat !== null)
  if (kept?.stamp === stamp && isFound) return kept.version
  const version = await askEngine(host)
  host.notes.set('engine', { stamp, version })
  return version
}

const askEngine = async (host: Host): Promise<string | null> => {
  for (const program of programs) {
    const output = await ifThere(host.run(program, ['--version']))
    if (output) return /^ClamAV (\d[\w.-]*)/m.exec(output.stdout)?.[1] ?? 'unknown'
  }
  return null
}

/** ClamAV, without starting its scanner, which loads definitions for seconds. */
export default defineProbe({
  topic: Antivirus,
  summary: 'Whether ClamAV runs and how old its definitions are.',
  platforms: ['linux'],
  automatic: true,
  options: z.object({
    databaseFolder: z.string().default('/var/lib/clamav').describe('Where its definitions lie.'),
  }),

  async collect(host, { databaseFolder }) {
    const version = await engine(host)
    if (version === null) throw new ProbeError('absent', 'ClamAV is not installed')
    const [running, newest] = await Promise.all([runningPrograms(host), definitions(host, databaseFolder)])
    return [
      {
        product: 'ClamAV',
        version,
        running: running.has('clamd'),
        realTime: running.has('clamonacc') && running.has('clamd'),
        definitionsVersion: newest?.version ?? null,
        definitionsAt: newest?.at ?? null,
      },
    ]
  },
})
