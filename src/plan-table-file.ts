import { existsSync } from 'node:fs'
import { z } from 'zod'
import type { ReadSheets } from '#domain/import/read-sheets.js'
import { writingStyles } from '#domain/import/writing-style.js'
import { Problem } from '#lib/problem.js'
import { asProblem } from '#service/importing/import-words.js'
import type { Texts } from '#service/texts.js'
import { readSheetFile } from './sheet-reader.js'

/** What a command that reads a table of a plan can be told of it. */
export const planTableOptions = {
  sheet: z.string().optional().describe('Name of the one sheet; else each that holds rows of a plan.'),
  encoding: z.string().optional().describe('Of a CSV file, such as windows-1250; else it is found out.'),
  locale: z
    .enum(writingStyles)
    .optional()
    .describe('How days are written, where the column does not show it.'),
  titles: z
    .string()
    .optional()
    .describe('Language of the titles, such as sl or cs, where they do not show it.'),
}

/**
 * The tables of a file.
 * @throws Problem not_found, or invalid where it cannot be read.
 */
export const readPlanSheets = async (
  file: string,
  encoding: string | undefined,
  texts: Texts,
): Promise<ReadSheets> => {
  if (!existsSync(file)) throw new Problem('not_found', `there is no file ${file}`)
  return readSheetFile(file, encoding ?? null).catch((error: unknown) => {
    throw asProblem(error, texts)
  })
}

/** @throws Problem invalid, where none of the sheets has that name. */
export const sheetsCalled = ({ sheets }: ReadSheets, name: string | undefined): ReadSheets['sheets'] => {
  const wanted = name === undefined ? sheets : sheets.filter((sheet) => sheet.name === name)
  if (wanted.length > 0) return wanted
  throw new Problem(
    'invalid',
    `There is no sheet “${name}”. There are ${sheets.map((sheet) => `“${sheet.name}”`).join(', ')}.`,
  )
}
