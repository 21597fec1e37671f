import { resolve } from 'node:path'
import { z } from 'zod'
import { examineBackup, requireKnown } from '#store/backup/examine-backup.js'
import { type Examined, examineData } from '#store/backup/examine-data.js'
import { openArchive } from '#store/backup/read-archive.js'
import { defineCommand } from '../command.js'
import { storeFile } from '../data-folder.js'
import { openProgressLine } from '../progress-line.js'
import { readSettings } from '../settings.js'
import { chainLines, tellFaults } from '../tell-findings.js'

type Progress = ReturnType<typeof openProgressLine>

const ofBackup = async (file: string, head: string | undefined, progress: Progress): Promise<Examined> => {
  const archive = await openArchive(file)
  try {
    requireKnown(file, archive.manifest)
    let done = 0
    return await examineBackup(archive, {
      ...(head === undefined ? {} : { head }),
      onBytes: (count) => {
        done += count
        progress.show('reading', done / archive.sizeBytes)
      },
    })
  } finally {
    await archive.close()
  }
}

const ofData = (head: string | undefined, progress: Progress): Promise<Examined> => {
  const { data, register } = readSettings(process.env)
  return examineData({
    data,
    database: storeFile(data),
    register,
    ...(head === undefined ? {} : { head }),
    onStep: (name) => progress.show(name, 0),
  })
}

export default defineCommand({
  summary:
    'Looks through all that Popis keeps, or through a backup: audit log, database, register, documents.',
  usage: '[FILE]',
  takes: [0, 1],
  options: z.object({
    head: z
      .string()
      .regex(/^[\w-]{43}$/, 'is no head as popis verify prints it')
      .optional()
      .describe('A head that was written down: it must still be in the audit log.'),
    format: z.enum(['text', 'json']).default('text').describe('What is printed.'),
  }),
  examples: ['popis verify', 'popis verify --head HEAD', 'popis verify /mnt/backup/popis.tar'],
  async run({ options: { head, format }, args: [file], terminal }) {
    const progress = openProgressLine()
    const looking = file === undefined ? ofData(head, progress) : ofBackup(resolve(file), head, progress)
    const found = await looking.finally(() => progress.clear())
    const isGood = found.faults.length === 0
    if (format === 'json') terminal.out(JSON.stringify({ isGood, ...found }, null, 2))
    else {
      for (const line of chainLines(found.chains)) terminal.out(line)
      if (found.headAt)
        terminal.out(`the head that was written down is entry ${found.headAt.number}, of ${found.headAt.at}`)
      if (isGood) terminal.out(`in order: database, register, audit log and ${found.documents} documents`)
      tellFaults(terminal, `${file ?? 'What is kept'} is not in order:`, found.faults)
    }
    return isGood ? 0 : 1
  },
})
