import type { Cell, Sheet, SheetRow } from '#lib/sheet/sheet.js'
import { headKey } from './head-key.js'
import { type ImportPart, importFieldsOf, importParts } from './import-field.js'
import { foreignIds } from './known-heads.js'
import type { Vocabulary } from './vocabulary.js'

/** Why a column fills a field: somebody said so now, or confirmed it before, or its head says so. */
export type MatchedBy = 'asked' | 'remembered' | 'head'

export interface Column {
  /** Counts from zero. */
  readonly index: number
  readonly head: string
  /** The field that it fills; null where it is left out. */
  readonly path: string | null
  readonly by: MatchedBy | null
  /** True where another column with the very same head fills the field that this one would. */
  readonly isRepeated: boolean
}

/** Fields by head (or by the letter of a column), null for a column that is to be left out. */
export type Matching = ReadonlyMap<string, string | null>

export const textOfCell = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'object') return String(cell).trim()
  if ('formula' in cell) return textOfCell(cell.value)
  if ('date' in cell) return cell.date
  return 'amount' in cell ? `${cell.amount} ${cell.currency}` : cell.error
}

const lookedRows = 20

const headsIn = ({ cells }: SheetRow): { index: number; head: string }[] =>
  cells.flatMap((cell, index) => {
    const head = textOfCell(cell)
    return head === '' ? [] : [{ index, head }]
  })

const isForeignId = (head: string): boolean => foreignIds.includes(head.trim())

/** How well the heads of a row fit a part: how many fields they name. */
const namedFields = (row: SheetRow, part: ImportPart, vocabulary: Vocabulary): number => {
  const paths = new Set(
    headsIn(row).flatMap(({ head }) =>
      isForeignId(head) ? [] : (vocabulary.meanings(part, head)[0]?.path ?? []),
    ),
  )
  const required = importFieldsOf(part).filter(({ isRequired, path }) => isRequired && paths.has(path))
  return paths.size + required.length / 10
}

export interface FoundHeads {
  readonly row: SheetRow
  readonly part: ImportPart
  /** Fields that its heads name; zero where somebody has to say what they mean. */
  readonly known: number
}

/**
 * The row that holds the heads, and the part that they speak of: `into` where somebody said it, else what the sheet is
 * called, else what fits best. Null where the sheet has no row at all.
 */
export const findHeads = (
  sheet: Sheet,
  vocabulary: Vocabulary,
  { into, asked }: { readonly into: ImportPart | null; readonly asked: Matching },
): FoundHeads | null => {
  const named = into ?? vocabulary.part(sheet.name) ?? null
  const parts = named ? [named] : importParts
  const own = new Set([...asked.keys()].map(headKey))
  const candidates = sheet.rows.slice(0, lookedRows).flatMap((row) =>
    parts.map((part) => {
      const said = headsIn(row).filter(({ head }) => own.has(headKey(head))).length
      return { row, part, known: namedFields(row, part, vocabulary) + said }
    }),
  )
  const [first] = candidates
  if (!first) return null
  const best = candidates.reduce((a, b) => (b.known > a.known ? b : a))
  return best.known >= 1 ? best : { ...first, known: 0 }
}

/** Which field each column fills. */
export const matchColumns = (
  heads: SheetRow,
  part: ImportPart,
  vocabulary: Vocabulary,
  { asked, remembered }: { readonly asked: Matching; readonly remembered: Matching },
  letterOf: (index: number) => string,
): Column[] => {
  const found = headsIn(heads)
  const paths = new Set(importFieldsOf(part).map(({ path }) => path))
  const said = new Map([...asked].map(([head, path]) => [headKey(head), path]))
  const before = new Map([...remembered].map(([head, path]) => [headKey(head), path]))
  const chosen = new Map<number, { path: string | null; by: MatchedBy }>()
  for (const { index, head } of found) {
    const letter = letterOf(index)
    const path = asked.has(letter) ? asked.get(letter) : said.get(headKey(head))
    if (path !== undefined) chosen.set(index, { path, by: 'asked' })
    else {
      const known = before.get(headKey(head))
      if (known !== undefined && (known === null || paths.has(known)))
        chosen.set(index, { path: known, by: 'remembered' })
    }
  }
  const taken = new Map(
    [...chosen].flatMap(([index, { path }]) => (path === null ? [] : [[path, index] as const])),
  )
  const claims = found
    .filter(({ index, head }) => !chosen.has(index) && !isForeignId(head))
    .flatMap(({ index, head }) =>
      vocabulary.meanings(part, head).map((meaning) => ({ index, head, ...meaning })),
    )
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
  const repeated = new Set<number>()
  for (const { index, head, path } of claims) {
    if (chosen.has(index)) continue
    const holder = taken.get(path)
    if (holder === undefined) {
      chosen.set(index, { path, by: 'head' })
      taken.set(path, index)
    } else {
      const other = found.find((column) => column.index === holder)
      if (other && headKey(other.head) === headKey(head)) repeated.add(index)
    }
  }
  // Where nothing else names the rows, the number that another program gave them has to.
  const isNamed = ['id', 'tag', 'serial', 'name'].some((path) => taken.has(path))
  for (const { index, head } of found)
    if (!chosen.has(index) && isForeignId(head) && !isNamed) chosen.set(index, { path: 'id', by: 'head' })
  return found.map(({ index, head }) => ({
    index,
    head,
    path: chosen.get(index)?.path ?? null,
    by: chosen.get(index)?.by ?? null,
    isRepeated: !chosen.has(index) && repeated.has(index),
  }))
}
