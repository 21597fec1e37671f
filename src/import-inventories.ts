import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { earliest, toInstant } from '#lib/instant.js'
import { Problem } from '#lib/problem.js'
import { xmlText } from '#lib/sheet/xml.js'
import { type ForeignProgram, readForeignFiles } from '#service/foreign/read-files.js'
import { carryOut } from './carry-out.js'
import { type CommandInput, defineCommand, type ExitCode } from './command.js'
import { unpack } from './http/glpi/unpack.js'
import { readSettings } from './settings.js'

const options = z.object({
  dryRun: z.boolean().default(false).describe('Only says what the files hold, and everything that is wrong.'),
})

const mostBytes = 32 * 1024 * 1024

interface Read {
  readonly name: string
  readonly text: string
  readonly at: string
}

/** Agents of OCS pack what they write into files as they pack what they send. */
const read = async (path: string): Promise<Read> => {
  if (!existsSync(path)) throw new Problem('not_found', `there is no file ${path}`)
  const found = statSync(path)
  if (!found.isFile() && !found.isFIFO()) throw new Problem('invalid', `${path} is no file`)
  const { size, mtimeMs } = found
  if (size > mostBytes)
    throw new Problem('too_large', `${path} is larger than ${mostBytes / 1024 / 1024} MiB`)
  const { bytes } = await unpack(readFileSync(path), mostBytes).catch((error: unknown) => {
    throw error instanceof Problem ? new Problem(error.code, `${path}: ${error.message}`) : error
  })
  return { name: basename(path), text: xmlText(bytes), at: toInstant(mtimeMs) }
}

const countsOf = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([topic, count]) => `${topic} ${count}`)
    .join(', ')

/** Each file that is wrong is named; true where none is. */
const check = (
  program: ForeignProgram,
  files: readonly Read[],
  { out, err }: CommandInput<unknown>['terminal'],
): boolean => {
  const groups = program === 'osquery' ? [files] : files.map((file) => [file])
  let isGood = true
  for (const group of groups)
    try {
      for (const { name, told } of readForeignFiles(program, group)) {
        if (told.length === 0) out(`${name}: nothing that is kept`)
        for (const { thing, facts } of told)
          out(
            `${name}: ${thing.kind} ${thing.name}: ${countsOf(
              Object.fromEntries(Object.entries(facts).map(([topic, set]) => [topic, set.length])),
            )}`,
          )
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      isGood = false
      err(error.message)
      for (const { where, what } of error.faults) err(`  ${where}: ${what}`)
    }
  return isGood
}

/** A command that takes in files of another program: all of them, or none where one is wrong. */
export const importInventories = (program: ForeignProgram, summary: string, examples: readonly string[]) =>
  defineCommand({
    summary,
    usage: 'FILE…',
    takes: [1, 1000],
    options,
    examples,
    async run({ options: { dryRun }, args, terminal }): Promise<ExitCode> {
      const files: Read[] = []
      for (const path of args) files.push(await read(path))
      if (!check(program, files, terminal)) return 1
      if (dryRun) return 0
      const settings = readSettings(process.env)
      const groups = program === 'osquery' ? [files] : files.map((file) => [file])
      let taken = 0
      for (const group of groups) {
        const seenAt = earliest(...group.map(({ at }) => at)) ?? toInstant(0)
        const done = await carryOut(settings, 'inventory.import', {
          program,
          files: group.map(({ name, text }) => ({ name, text })),
          seenAt,
        })
        if (done.taken.length > 0) taken += group.length
      }
      terminal.out(`Taken in: ${taken}.`)
      return 0
    },
  })
