import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { defineProbe } from '../../probe.js'
import { declaredOptions } from '../../tools/backup/declared.js'
import { lookAt, shown } from '../../tools/borg/look.js'
import { readSecret } from '../../tools/secret-file.js'

/** The newest archives of a borg repository and what was in them. */
export default defineProbe({
  topic: Backup,
  summary: 'The newest archives of a borg repository, for each name without its date.',
  platforms: ['linux', 'darwin'],
  timeoutMs: 180_000,
  options: z.object({
    repository: z.string().min(1).max(1024).describe('The repository, as borg is given it.'),
    passphraseFile: z
      .string()
      .min(1)
      .optional()
      .describe('File that holds its passphrase; left out where it has none.'),
    job: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('Name of the backup job; without it, the repository.'),
    paths: z
      .array(z.string().min(1).max(1024))
      .min(1)
      .max(256)
      .optional()
      .describe('Sources that each copy must have been made of.'),
    command: z.string().min(1).optional().describe('The program, where it is not borg on the path.'),
    ...declaredOptions,
  }),
  label: ({ repository, job }) => job ?? shown(repository),

  async collect(host, options) {
    const { passphraseFile, job, repository } = options
    return lookAt(host, {
      ...options,
      secret: passphraseFile ? { BORG_PASSPHRASE: await readSecret(host, passphraseFile) } : {},
      name: job ?? shown(repository),
      tool: 'borg',
    })
  },
})
