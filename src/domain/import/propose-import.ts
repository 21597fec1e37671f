import { sha256 } from '#lib/canonical.js'
import { columnName, type Sheet, type SheetRow } from '#lib/sheet/sheet.js'
import type { ImportMatch } from '../ports/import-matches.js'
import type { ImportTable } from './bind-columns.js'
import { headKey } from './head-key.js'
import type { ImportPart } from './import-field.js'
import { type FoundHeads, findHeads, type Matching, matchColumns, textOfCell } from './match-columns.js'
import type { ReadSheets } from './read-sheets.js'
import type { Vocabulary } from './vocabulary.js'
import type { WritingStyle } from './writing-style.js'

/** What somebody said of how a file is to be read; what is left out is found out. */
export interface ImportRequest {
  readonly into: ImportPart | null
  /** Name of the sheet. */
  readonly sheet: string | null
  readonly columns: Matching
  readonly defaults: ReadonlyMap<string, string>
  readonly style: WritingStyle | null
  readonly isCreating: boolean
}

export const nothingAsked: ImportRequest = {
  into: null,
  sheet: null,
  columns: new Map(),
  defaults: new Map(),
  style: null,
  isCreating: false,
}

/** How a file would be taken in. */
export interface ImportProposal {
  readonly table: ImportTable
  readonly sheets: readonly string[]
  /** By which the matching of these heads is remembered. */
  readonly heads: string
  /** True where somebody confirmed the matching of these heads before. */
  readonly isRemembered: boolean
  readonly defaults: ReadonlyMap<string, string>
  readonly style: WritingStyle | null
  readonly isCreating: boolean
}

/** The hash by which heads are known again, whatever their order. */
const hashOfHeads = ({ cells }: SheetRow): string => {
  const heads = cells.map((cell) => headKey(textOfCell(cell))).filter((head) => head !== '')
  return sha256(JSON.stringify([...new Set(heads)].sort()))
}

const withHeads = (
  sheets: readonly Sheet[],
  vocabulary: Vocabulary,
  { into, columns }: ImportRequest,
): { sheet: Sheet; found: FoundHeads; others: string[] } | null => {
  const all = sheets.flatMap((sheet) => {
    const found = findHeads(sheet, vocabulary, { into, asked: columns })
    return found ? [{ sheet, found }] : []
  })
  // A sheet that only lists or explains comes after one whose heads are known.
  const taken =
    all.find(({ found }) => found.known >= 2) ?? all.find(({ found }) => found.known > 0) ?? all[0]
  if (!taken) return null
  const others = all.filter(({ sheet, found }) => sheet !== taken.sheet && found.known >= 2)
  return { ...taken, others: others.map(({ sheet }) => sheet.name) }
}

/**
 * Finds the sheet, the heads, the part and the columns of a file. What somebody asks for goes before what was
 * confirmed once, and that before what the heads say. Null where a sheet of that name is not there.
 */
export const proposeImport = async (
  file: ReadSheets,
  request: ImportRequest,
  vocabulary: Vocabulary,
  remembered: (heads: string) => Promise<ImportMatch | null>,
): Promise<ImportProposal | null> => {
  const shown = file.sheets.filter(({ isHidden }) => !isHidden)
  // What nobody sees is taken only where somebody names it.
  const wanted = request.sheet === null ? shown : file.sheets.filter(({ name }) => name === request.sheet)
  const first = withHeads(wanted, vocabulary, request)
  if (!first) return null
  const { sheet } = first
  const heads = hashOfHeads(first.found.row)
  const match = await remembered(heads)
  const known = match && (request.into === null || request.into === match.part) ? match : null
  const part = request.into ?? known?.part ?? first.found.part
  const { row } = findHeads(sheet, vocabulary, { into: part, asked: request.columns }) ?? first.found
  const headRow = first.found.known > 0 ? first.found.row : row
  return {
    table: {
      part,
      sheet,
      heads: headRow,
      others: first.others,
      columns: matchColumns(
        headRow,
        part,
        vocabulary,
        { asked: request.columns, remembered: new Map(Object.entries(known?.columns ?? {})) },
        columnName,
      ),
    },
    sheets: file.sheets.filter(({ rows }) => rows.length > 0).map(({ name }) => name),
    heads,
    isRemembered: known !== null,
    defaults: new Map([...Object.entries(known?.defaults ?? {}), ...request.defaults]),
    style: request.style ?? known?.style ?? null,
    isCreating: request.isCreating,
  }
}
