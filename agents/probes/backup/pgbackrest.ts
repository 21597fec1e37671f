import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { declaredOf, declaredOptions } from '../../tools/backup/declared.js'
import { readStanzas } from '../../tools/databases/pgbackrest.js'

/** Every cluster of PostgreSQL that pgBackRest keeps copies of. */
export default defineProbe({
  topic: Backup,
  summary: 'The copies of PostgreSQL that pgBackRest keeps.',
  platforms: ['linux'],
  timeoutMs: 60_000,
  options: z.object(declaredOptions),

  async collect(host, options) {
    const output = await host.run('pgbackrest', ['info', '--output=json'], { timeoutMs: 50_000 })
    if (output.code !== 0)
      throw new ProbeError(
        /permission denied/i.test(output.stderr + output.stdout) ? 'denied' : 'unreadable',
        (output.stderr.trim() || output.stdout.trim()).slice(0, 500),
      )
    const stanzas = readStanzas(output.stdout)
    if (stanzas.length === 0) throw new ProbeError('unreadable', 'pgBackRest knows of no stanza here')
    const declared = await declaredOf(host, options, null)
    return stanzas.map((fact) => ({ ...fact, ...declared }))
  },
})
