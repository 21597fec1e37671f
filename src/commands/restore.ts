import { existsSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { makeFolder } from '#lib/make-folder.js'
import { Problem } from '#lib/problem.js'
import { restoreBackup } from '#store/backup/restore-backup.js'
import { defineCommand } from '../command.js'
import { openProgressLine } from '../progress-line.js'
import { readSettings, type Settings } from '../settings.js'
import { chainLines, tellFaults } from '../tell-findings.js'

const isElsewhere = ({ data, register }: Settings): boolean => register !== join(data, 'inventory.json')

export default defineCommand({
  summary:
    'Makes the data folder of a backup. The folder must be empty; nothing of it is there unless all is.',
  usage: 'FILE',
  takes: [1, 1],
  options: z.object({
    format: z.enum(['text', 'json']).default('text').describe('What is printed.'),
  }),
  examples: [
    'popis restore /mnt/backup/popis.tar',
    'POPIS_DATA=/tmp/try popis restore /mnt/backup/popis.tar',
  ],
  async run({ options: { format }, args: [file = ''], terminal }) {
    const settings = readSettings(process.env)
    const { data, register } = settings
    if (isElsewhere(settings) && existsSync(register))
      throw new Problem(
        'conflict',
        `POPIS_REGISTER names ${register}, which is there already; move it away first`,
      )
    const progress = openProgressLine()
    const { manifest, faults, chains, documents } = await restoreBackup({
      file: resolve(file),
      data,
      onProgress: (part) => progress.show('unpacking', part),
    }).finally(() => progress.clear())
    if (isElsewhere(settings)) {
      await makeFolder(dirname(register))
      await copyFile(join(data, 'inventory.json'), register)
    }
    const { createdAt, version, organisation } = manifest
    if (format === 'json')
      terminal.out(
        JSON.stringify({ data, createdAt, version, organisation, documents, chains, faults }, null, 2),
      )
    else {
      terminal.out(`${data} is what it was at ${createdAt}; popis start or popis serve goes on from there`)
      for (const line of chainLines(chains)) terminal.out(line)
      tellFaults(terminal, 'What was restored was at fault when it was copied:', faults)
    }
    return faults.length === 0 ? 0 : 1
  },
})
