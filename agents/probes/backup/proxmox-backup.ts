import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { declaredOf, declaredOptions } from '../../tools/backup/declared.js'
import { readSnapshots } from '../../tools/proxmox/snapshots.js'
import { readSecret } from '../../tools/secret-file.js'

/** `user@realm!token@server:8007:store` to what may be shown: the server and its store. */
const storeOf = (repository: string): string => repository.replace(/^.*@/, '')

/** Every group of copies on a datastore of a Proxmox Backup Server. */
export default defineProbe({
  topic: Backup,
  summary: 'The copies on a datastore of a Proxmox Backup Server, for each machine.',
  platforms: ['linux'],
  timeoutMs: 60_000,
  options: z.object({
    repository: z
      .string()
      .min(1)
      .max(1024)
      .describe('As proxmox-backup-client is given it: user@pbs!token@server:store.'),
    passwordFile: z.string().min(1).describe('File that holds the password or the secret of the token.'),
    fingerprint: z
      .string()
      .min(1)
      .max(128)
      .optional()
      .describe('Fingerprint of the certificate of the server.'),
    ...declaredOptions,
  }),
  label: ({ repository }) => storeOf(repository),

  async collect(host, options) {
    const { repository, passwordFile, fingerprint } = options
    const args = ['snapshot', 'list', '--output-format', 'json', '--repository', repository]
    const { code, stdout, stderr } = await host.run('proxmox-backup-client', args, {
      timeoutMs: 50_000,
      environment: {
        PBS_PASSWORD: await readSecret(host, passwordFile),
        ...(fingerprint ? { PBS_FINGERPRINT: fingerprint } : {}),
      },
    })
    if (code !== 0) {
      const said = stderr.trim().split('\n').at(-1) ?? ''
      const reason = /permission|authentication|401|403/i.test(said) ? 'denied' : 'unreadable'
      throw new ProbeError(reason, said || `proxmox-backup-client ended with exit code ${code}`)
    }
    const store = storeOf(repository)
    const declared = await declaredOf(host, options, `//${store}`)
    const { lastCheck, checkPassed, ...where } = declared
    // The server verifies by itself; a log of checks that somebody named stands above that.
    const checked = options.checkLog ? { lastCheck, checkPassed } : {}
    const groups = readSnapshots(stdout, store)
    // A datastore that is empty is a job without a copy, and no reason to say nothing.
    const none = { job: store, tool: 'proxmox-backup', target: store, lastSuccess: null, copies: 0 }
    return (groups.length > 0 ? groups : [none]).map((fact) => ({ ...fact, ...where, ...checked }))
  },
})
