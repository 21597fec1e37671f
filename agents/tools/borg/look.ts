import type { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import type { Host } from '../../host.js'
import type { Checked } from '../backup/check-log.js'
import { type Declared, declaredOf } from '../backup/declared.js'
import { jobsOf } from './jobs.js'
import { openRepository } from './repository.js'

export interface Asked extends Declared {
  readonly repository: string
  /** What borg finds its passphrase by. */
  readonly secret: Readonly<Record<string, string>>
  readonly name: string
  readonly tool: string
  readonly command?: string | undefined
  readonly paths?: readonly string[] | undefined
  /** When it was last checked, for a tool that remembers that of a repository. */
  lastCheck?(repositoryId: string): Promise<Checked>
}

/** Passwords of an address are nobody's business. */
export const shown = (repository: string): string =>
  repository.replaceAll(/:\/\/([^/:@\s]*):[^/\s]*@/g, '://$1@')

/** Everything that one borg repository says of the jobs whose copies it holds. */
export const lookAt = async (host: Host, asked: Asked): Promise<z.infer<typeof Backup.schema>[]> => {
  const repository = openRepository(host, {
    repository: asked.repository,
    secret: asked.secret,
    command: asked.command ?? 'borg',
  })
  const listed = await repository.archives()
  const jobs = await jobsOf(host, repository, listed, asked)
  const target = shown(asked.repository)
  const declared = await declaredOf(host, asked, target)
  const checked = asked.checkLog ? {} : await asked.lastCheck?.(listed.repository.id)
  const lockedSince = await repository.lockedSince()
  const appendOnly = await repository.appendOnly()
  return jobs.map((job) => ({
    ...job,
    tool: asked.tool,
    target,
    ...(appendOnly === undefined ? {} : { protection: appendOnly ? 'append-only' : 'none' }),
    ...declared,
    ...checked,
    ...(lockedSince === undefined ? {} : { lockedSince }),
  }))
}
