import { resolve } from 'node:path'
import { z } from 'zod'
import { toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { noteBackup } from '#store/backup/last-backup.js'
import { type MadeBackup, makeBackup } from '#store/backup/make-backup.js'
import { carryOut } from '../carry-out.js'
import { defineCommand, type Terminal } from '../command.js'
import { storeFile } from '../data-folder.js'
import { openProgressLine } from '../progress-line.js'
import { readSettings, type Settings } from '../settings.js'
import { chainLines, sizeText, tellFaults } from '../tell-findings.js'

const steps = {
  copy: 'copying the database',
  pack: 'packing it',
  write: 'writing',
  verify: 'reading it back',
} as const

/** Only a good one counts: it is noted where rules look, and in the audit log, for whoever has the file has everything. */
const note = async (settings: Settings, made: MadeBackup, terminal: Terminal): Promise<void> => {
  const { file, at, sizeBytes } = made
  const isGood = made.faults.length === 0
  if (isGood) await noteBackup(settings.data, { at, file, sizeBytes })
  // With nobody there to ask, a newer program would bring the database up to date just to write a line into it.
  if (!made.isCurrent) return
  try {
    await carryOut(settings, 'backup.made', { file, at, sizeBytes, isGood })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    terminal.err(`The backup does not stand in the audit log: ${error.message}`)
  }
}

const tell = (
  terminal: Terminal,
  { file, sizeBytes, documents, chains, warnings, faults }: MadeBackup,
): void => {
  tellFaults(terminal, 'Note:', warnings)
  terminal.out(`${file}: ${sizeText(sizeBytes)}, ${documents} documents; written and read back`)
  for (const line of chainLines(chains)) terminal.out(line)
  terminal.err('It holds keys and what your machines look like: keep it as you keep the server.')
  tellFaults(terminal, 'What was copied is at fault, and so is the backup:', faults)
}

export default defineCommand({
  summary: 'Puts everything that Popis keeps into one file, while the server runs or not, and reads it back.',
  usage: 'FILE',
  takes: [1, 1],
  options: z.object({
    force: z.boolean().default(false).describe('Replace FILE where it is there already.'),
    format: z.enum(['text', 'json']).default('text').describe('What is printed.'),
  }),
  examples: [
    'popis backup /mnt/backup/popis.tar',
    'popis backup /mnt/backup/popis.tar --force --format json',
  ],
  async run({ options: { force, format }, args: [file = ''], terminal }) {
    const settings = readSettings(process.env)
    const progress = openProgressLine()
    const made = await makeBackup({
      data: settings.data,
      database: storeFile(settings.data),
      register: settings.register,
      file: resolve(file),
      force,
      now: () => toInstant(Date.now()),
      onProgress: (step, part) => progress.show(steps[step], part),
    }).finally(() => progress.clear())
    await note(settings, made, terminal)
    if (format === 'json') terminal.out(JSON.stringify(made, null, 2))
    else tell(terminal, made)
    return made.faults.length === 0 ? 0 : 1
  },
})
