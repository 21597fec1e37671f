import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { declaredOf, declaredOptions } from '../../tools/backup/declared.js'
import { backupsQuery, readBackups } from '../../tools/databases/sql-server.js'
import { readSecret } from '../../tools/secret-file.js'

/** What a SQL Server noted of the backups of its databases, whoever made them. */
export default defineProbe({
  topic: Backup,
  summary: 'The last backup of each database of a SQL Server, as the server itself notes it.',
  platforms: ['win32', 'linux'],
  timeoutMs: 60_000,
  options: z.object({
    server: z.string().min(1).max(256).default('localhost').describe('The server, as sqlcmd is given it.'),
    user: z
      .string()
      .min(1)
      .max(128)
      .optional()
      .describe('Who asks; without it, the account of the agent. Reading msdb suffices.'),
    passwordFile: z.string().min(1).optional().describe('File that holds the password of that user.'),
    command: z.string().min(1).default('sqlcmd').describe('The program, where it is not on the path.'),
    ...declaredOptions,
  }),
  label: ({ server }) => server,

  async collect(host, options) {
    const { server, user, passwordFile, command } = options
    const who = user === undefined ? ['-E'] : ['-U', user]
    // On Windows it writes in the code page of the console, which has no letters for half of the names.
    const encoding = host.platform === 'win32' ? ['-f', 'o:65001'] : []
    const args = ['-S', server, ...who, ...encoding, '-b', '-y', '0', '-Q', backupsQuery]
    const output = await host.run(command, args, {
      timeoutMs: 50_000,
      ...(passwordFile ? { environment: { SQLCMDPASSWORD: await readSecret(host, passwordFile) } } : {}),
    })
    if (output.code !== 0) {
      const said = (output.stderr.trim() || output.stdout.trim()).split('\n').at(-1) ?? ''
      const reason = /login failed|permission was denied/i.test(said) ? 'denied' : 'unreadable'
      throw new ProbeError(reason, said || `sqlcmd ended with exit code ${output.code}`)
    }
    const databases = readBackups(output.stdout, server)
    // Every server has a master: who sees none may not look.
    if (databases.length === 0) throw new ProbeError('denied', `${server} shows no database to this account`)
    const declared = await declaredOf(host, options, null)
    return databases.map((fact) => ({ ...fact, ...declared }))
  },
})
