import { z } from 'zod'
import { type Instant, toInstant } from '#lib/instant.js'

/** borg writes times of the machine it runs on, without a zone; it is run in UTC, so that they are UTC. */
const utc = (time: string): Instant => toInstant(/[zZ]|[+-]\d\d:?\d\d$/.test(time) ? time : `${time}Z`)

const Encryption = z.object({ mode: z.string() })

/** The part of `borg list --json` relied on here. */
export const ArchiveList = z.object({
  archives: z.array(z.object({ id: z.string(), name: z.string(), start: z.string().transform(utc) })),
  encryption: Encryption,
  repository: z.object({ id: z.string() }),
})
export type ListedArchive = z.infer<typeof ArchiveList>['archives'][number]

/** The part of `borg info --json` of one archive relied on here. */
export const ArchiveInfo = z.object({
  archives: z
    .array(
      z.object({
        hostname: z.string(),
        end: z.string().transform(utc),
        command_line: z.union([z.array(z.string()), z.string()]),
        stats: z.object({ nfiles: z.int().min(0), original_size: z.int().min(0) }),
      }),
    )
    .length(1),
})

/** What is encrypted so that whoever holds the copies cannot read them; `authenticated` is only signed. */
export const isEncrypted = (mode: string): boolean => !/^(none|authenticated)/.test(mode)

const date = /[-_.:@ T]*\d{4}-?\d{2}-?\d{2}.*$|[-_.]\d{9,}.*$/

/** What the archives of one job have in common: their name without its date. */
export const stemOf = (name: string): string => name.replace(date, '') || name

/** One that borg wrote on the way and never ended. */
export const isCheckpoint = (name: string): boolean => /\.checkpoint(\.\d+)?$/.test(name)

/** The sources of `borg create`: what stands behind the archive and is no option. */
export const sourcesOf = (command: readonly string[] | string): string[] => {
  const words = typeof command === 'string' ? command.split(' ') : command
  const archive = words.findIndex((word) => word.includes('::'))
  return archive < 0 ? [] : words.slice(archive + 1).filter((word) => !word.startsWith('-'))
}
