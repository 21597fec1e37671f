import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { z } from 'zod'
import { type ImportPart, importParts } from '#domain/import/import-field.js'
import type { ImportProposal, ImportRequest } from '#domain/import/propose-import.js'
import type { ReadSheets } from '#domain/import/read-sheets.js'
import { writingStyles } from '#domain/import/writing-style.js'
import type { ImportMatch } from '#domain/ports/import-matches.js'
import { Problem } from '#lib/problem.js'
import { givenColumns } from '#service/importing/given-columns.js'
import { importDocument } from '#service/importing/import-document.js'
import { asProblem } from '#service/importing/import-words.js'
import { matchOf, planFor, proposeFor } from '#service/importing/imports.js'
import { openTexts, type Texts } from '#service/texts.js'
import { openSqliteReader } from '#store/sqlite/open.js'
import { carryOut } from '../carry-out.js'
import { defineCommand, type Terminal } from '../command.js'
import { storeFile } from '../data-folder.js'
import { importText } from '../import-text.js'
import { readLiveRegister } from '../live-register.js'
import { openProgressLine } from '../progress-line.js'
import { readSettings } from '../settings.js'
import { readSheetFile } from '../sheet-reader.js'

const MapFile = z.record(z.string(), z.string().nullable())

const readMap = (file: string | undefined): [string, string | null][] => {
  if (file === undefined) return []
  try {
    return Object.entries(MapFile.parse(JSON.parse(readFileSync(file, 'utf8'))))
  } catch (cause) {
    throw new Problem('invalid', `--map: ${file} does not hold {"HEAD": "field"}`, { cause })
  }
}

/** What was confirmed before, where a server has been started once. */
const rememberedIn =
  (data: string, organisation: string) =>
  async (heads: string): Promise<ImportMatch | null> => {
    if (!existsSync(storeFile(data))) return null
    const store = await openSqliteReader(storeFile(data))
    try {
      return await store.of(organisation).importMatches.get(heads)
    } finally {
      await store.close()
    }
  }

const read = async (file: string, encoding: string | undefined, texts: Texts): Promise<ReadSheets> => {
  if (!existsSync(file)) throw new Problem('not_found', `there is no file ${file}`)
  return readSheetFile(file, encoding ?? null).catch((error: unknown) => {
    throw asProblem(error, texts)
  })
}

const tellProblem = (terminal: Terminal, file: string, problem: Problem): 1 => {
  terminal.err(`${file}: ${problem.message}`)
  for (const { where, what } of problem.faults) terminal.err(`  ${where}: ${what}`)
  return 1
}

export default defineCommand({
  summary:
    'Takes a table (CSV, XLSX, ODS, DOCX) into the register: all of it, or nothing where it has a fault.',
  usage: 'FILE',
  takes: [1, 1],
  options: z.object({
    dryRun: z.boolean().default(false).describe('Only says what would change, and everything that is wrong.'),
    into: z.enum(importParts).optional().describe('The collection; else its heads tell.'),
    columns: z
      .array(z.string())
      .default([])
      .describe(
        'Fields by head or letter of a column, with commas: Инв. број=id,C=serial. Nothing behind the sign leaves the column out.',
      ),
    map: z.string().optional().describe('The same as a JSON file: {"HEAD": "field", "OTHER": null}.'),
    default: z
      .array(z.string())
      .default([])
      .describe('What new entries hold where their row says nothing: kind=computer,state=in-use.'),
    sheet: z.string().optional().describe('Name of the sheet; else the first whose heads are known.'),
    encoding: z.string().optional().describe('Of a CSV file, such as windows-1250; else it is found out.'),
    locale: z
      .enum(writingStyles)
      .optional()
      .describe('How numbers and dates are written, where the column does not show it.'),
    createMissing: z
      .boolean()
      .default(false)
      .describe('Makes the places, persons and roles that rows name and the register lacks.'),
    format: z.enum(['table', 'json']).default('table').describe('How the report is printed.'),
  }),
  examples: [
    'popis register import popis-opreme.xlsx --dry-run',
    'popis register import glpi.csv --default kind=computer,state=in-use --create-missing',
    'popis register import stari.csv --encoding windows-1250 --columns "Инв. бр.=id,Serijski=serial"',
  ],
  async run({ options, args: [file = ''], terminal }) {
    const settings = readSettings(process.env)
    const texts = await openTexts()
    const request: ImportRequest = {
      into: (options.into as ImportPart | undefined) ?? null,
      sheet: options.sheet ?? null,
      columns: new Map([...readMap(options.map), ...givenColumns(options.columns, 'columns')]),
      defaults: new Map(
        [...givenColumns(options.default, 'default')].flatMap(([path, text]) =>
          text === null ? [] : [[path, text] as const],
        ),
      ),
      style: options.locale ?? null,
      isCreating: options.createMissing,
    }
    const register = await readLiveRegister(settings.register)
    let sheets: ReadSheets
    try {
      sheets = await read(file, options.encoding, texts)
    } catch (error) {
      if (error instanceof Problem && error.code !== 'not_found') return tellProblem(terminal, file, error)
      throw error
    }
    const proposal = await proposeFor(
      sheets,
      request,
      texts,
      rememberedIn(settings.data, register.organisation.id),
    )
    const progress = openProgressLine()
    const rows = proposal.table.sheet.rows.length
    const plan = await planFor(proposal, register, texts, (done) => progress.show('rows', done / rows))
    progress.clear()

    const isGood = plan.faults.length === 0
    const isWanted = isGood && !options.dryRun
    let number: number | null = null
    if (isWanted && plan.changes.length > 0) {
      try {
        const done = await carryOut(settings, 'register.edit', {
          action: 'import',
          why: basename(file),
          changes: [...plan.changes],
        })
        number = done.number
      } catch (error) {
        if (error instanceof Problem && error.faults.length > 0) return tellProblem(terminal, file, error)
        throw error
      }
    }
    if (isWanted && isWorthRemembering(proposal)) await remember(settings, proposal)

    const document = importDocument(sheets, proposal, plan, texts, 'en')
    terminal.out(
      options.format === 'json'
        ? JSON.stringify({ ...document, dryRun: options.dryRun, edit: number }, null, 2)
        : importText(document, { isDryRun: options.dryRun, edit: number }),
    )
    return isGood ? 0 : 1
  },
})

const isWorthRemembering = ({ table, defaults, style }: ImportProposal): boolean =>
  table.columns.some(({ by }) => by === 'asked') || defaults.size > 0 || style !== null

const remember = async (settings: { data: string; register: string }, proposal: ImportProposal) => {
  const { at: _, who: __, ...match } = matchOf(proposal, { at: '', who: '' })
  await carryOut(settings, 'import.remember', match)
}
