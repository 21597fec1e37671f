import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { defineProbe } from '../../probe.js'
import { declaredOptions } from '../../tools/backup/declared.js'
import { lookAt, shown } from '../../tools/borg/look.js'
import { lastCheck } from '../../tools/borgmatic/checks.js'
import { passphraseOf, readConfiguration } from '../../tools/borgmatic/config.js'
import { readSecret } from '../../tools/secret-file.js'

// Where borgmatic has kept its state: until 1.8, and since 1.9.
const statesIn = (home: string): string[] => [`${home}/.borgmatic`, `${home}/.local/state/borgmatic`]

/** Every repository of a configuration of borgmatic, with its last check. */
export default defineProbe({
  topic: Backup,
  summary: 'The repositories of a borgmatic configuration, and their last check.',
  platforms: ['linux', 'darwin'],
  timeoutMs: 240_000,
  options: z.object({
    config: z
      .string()
      .min(1)
      .max(1024)
      .default('/etc/borgmatic/config.yaml')
      .describe('The configuration of borgmatic.'),
    passphraseFile: z
      .string()
      .min(1)
      .optional()
      .describe('File that holds the passphrase, where the configuration takes it from elsewhere.'),
    home: z.string().min(1).max(1024).default('/root').describe('Home of the user that runs borgmatic.'),
    ...declaredOptions,
  }),
  label: ({ config }) => config,

  async collect(host, options) {
    const { config, passphraseFile, home } = options
    const found = readConfiguration(await host.read(config), config)
    const secret = passphraseFile
      ? { BORG_PASSPHRASE: await readSecret(host, passphraseFile) }
      : passphraseOf(found, config)
    const states = [found.borgmatic_source_directory ?? [], statesIn(home)].flat()
    const facts = []
    for (const { path, label } of found.repositories)
      facts.push(
        ...(await lookAt(host, {
          ...options,
          repository: path,
          secret,
          name: label ?? shown(path),
          tool: 'borgmatic',
          command: found.local_path,
          lastCheck: (id) => lastCheck(host, states, id),
        })),
      )
    return facts
  },
})
