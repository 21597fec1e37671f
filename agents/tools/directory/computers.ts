import type { z } from 'zod'
import type DirectoryComputer from '#contract/facts/directory-computer.js'
import { type Instant, toInstant } from '#lib/instant.js'
import type { LdapEntry } from '../../host/ldap.js'

type Fact = z.infer<typeof DirectoryComputer.schema>

/** What is asked of each computer, and nothing of people. */
export const computerAttributes = [
  'cn',
  'dNSHostName',
  'operatingSystem',
  'operatingSystemVersion',
  'userAccountControl',
  'whenCreated',
  'lastLogonTimestamp',
] as const

const disabled = 0x2
const controller = 0x2000
const readOnlyController = 0x400_0000

// Windows counts in tenths of a microsecond from 1601 on.
const ticksPerMs = 10_000n
const epochMs = 11_644_473_600_000n

const ofTicks = (ticks: string | undefined): Instant | null =>
  /^\d{1,18}$/.test(ticks ?? '') && ticks !== '0'
    ? toInstant(Number(BigInt(ticks ?? '0') / ticksPerMs - epochMs))
    : null

/** `20261122070000.0Z`, a generalized time (RFC 4517, 3.3.13). */
const ofTime = (time: string | undefined): Instant | null => {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:[.,]\d+)?Z$/.exec(time ?? '')?.slice(1)
  if (!parts) return null
  const [year, month, day, hours, minutes, seconds] = parts
  const at = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`)
  return Number.isNaN(at) ? null : toInstant(at)
}

const first = (entry: LdapEntry, name: (typeof computerAttributes)[number], max: number): string | null =>
  entry[name]?.[0]?.trim().slice(0, max) || null

/** An entry of class computer; null where it has no name. */
export const readComputer = (entry: LdapEntry): Fact | null => {
  const name = first(entry, 'cn', 256)
  if (name === null) return null
  const control = Number(entry.userAccountControl?.[0] ?? 0)
  return {
    name,
    dnsName: first(entry, 'dNSHostName', 253)?.toLowerCase() ?? null,
    os: first(entry, 'operatingSystem', 256),
    osVersion: first(entry, 'operatingSystemVersion', 256),
    enabled: (control & disabled) === 0,
    isController: (control & (controller | readOnlyController)) !== 0,
    createdAt: ofTime(entry.whenCreated?.[0]),
    lastLogonAt: ofTicks(entry.lastLogonTimestamp?.[0]),
  }
}
