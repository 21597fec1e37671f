import { earliest, type Instant, toInstant } from '#lib/instant.js'
import { type Host, ifThere } from '../../host.js'

const folder = '/var/log/journal'
const signature = 'LPKSHHRH'
/** Where the header of a journal has the time of its first entry (JOURNAL_FILE_FORMAT of systemd). */
const headAt = 184

const ofMicroseconds = (microseconds: bigint): Instant | null =>
  microseconds === 0n ? null : toInstant(Number(microseconds / 1000n))

const firstOf = (header: string): Instant | null => {
  const octets = Buffer.from(header, 'latin1')
  return header.startsWith(signature) && octets.length >= headAt + 8
    ? ofMicroseconds(octets.readBigUInt64LE(headAt))
    : null
}

/** The names of journals that were put away end with the time of their first entry. */
const archived = (name: string): Instant | null => {
  const time = /^system@[0-9a-f]{32}-[0-9a-f]{16}-([0-9a-f]{16})\.journal~?$/.exec(name)?.[1]
  return time === undefined ? null : ofMicroseconds(BigInt(`0x${time}`))
}

/** When the journal of the system begins, on the disk; null where it is kept in memory only, and gone with the next start. */
export const journalBegins = async (host: Host): Promise<Instant | null> => {
  const machines = ((await ifThere(host.list(folder))) ?? []).filter((name) => /^[0-9a-f]{32}$/.test(name))
  const begins: (Instant | null)[] = []
  for (const machine of machines) {
    const names = (await ifThere(host.list(`${folder}/${machine}`))) ?? []
    begins.push(...names.map(archived))
    if (names.includes('system.journal'))
      begins.push(firstOf(await host.readStart(`${folder}/${machine}/system.journal`, headAt + 8)))
  }
  return earliest(...begins)
}
