import type { z } from 'zod'
import type OsTopic from '#contract/facts/os.js'
import { toInstant } from '#lib/instant.js'
import { clip } from '../values.js'
import type { Content } from './inventory.js'

type Fact = z.infer<typeof OsTopic.schema>

const families: readonly (readonly [RegExp, Fact['family']])[] = [
  [/mswin32|windows/i, 'windows'],
  [/darwin|mac ?os/i, 'macos'],
  [/bsd/i, 'bsd'],
  [/linux|debian|ubuntu|fedora|red hat|centos|suse|android|alma|rocky/i, 'linux'],
]

/** A moment on the clock of the machine, to the minute; null where its offset from UTC is not told. */
export const momentOf = (text: string | null, offset: string | null): string | null => {
  const time = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)(?::\d\d)?$/.exec(text ?? '')
  const zone = /^([+-]\d\d):?(\d\d)$/.exec(offset ?? '')
  if (!time || !zone) return null
  const ms = Date.parse(`${time[1]}T${time[2]}:00${zone[1]}:${zone[2]}`)
  return Number.isNaN(ms) ? null : toInstant(ms)
}

const zoneName = (name: string | null): string | null =>
  name !== null && /^(UTC|[A-Z][\w+-]+(\/[\w+-]+)+)$/.test(name) ? name.slice(0, 64) : null

/** The operating system; null where the inventory names none. */
export const readOs = ({ operatingsystem: os, hardware }: Content): Fact | null => {
  const called = os?.name ?? hardware?.osname ?? os?.full_name
  if (!called) return null
  const family =
    families.find(([words]) => words.test(`${os?.kernel_name} ${called} ${os?.full_name}`))?.[1] ?? 'other'
  const name = family === 'linux' ? called : (os?.full_name ?? called)
  const kernel = os?.kernel_version ?? null
  const build = family === 'windows' ? /^\d+\.\d+\.(\d+.*)$/.exec(kernel ?? '')?.[1] : null
  const bootedAt = momentOf(os?.boot_time ?? null, os?.timezone?.offset ?? null)
  return {
    family,
    name: clip(name, 256) ?? '',
    version: clip(os?.version ?? hardware?.osversion, 64) ?? '',
    ...(build ? { build: clip(build, 64) } : {}),
    kernel: clip(kernel, 128) ?? '',
    architecture: clip(os?.arch ?? hardware?.archname, 32) ?? '',
    hostname: clip(os?.fqdn ?? hardware?.name, 253) ?? '',
    timeZone: zoneName(os?.timezone?.name ?? null),
    ...(bootedAt === null ? {} : { bootedAt }),
  }
}
