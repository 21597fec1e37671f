import type { Sheet, SheetRow } from '#lib/sheet/sheet.js'
import { headKey } from '../../import/head-key.js'
import { textOfCell } from '../../import/match-columns.js'
import { vatIn } from './budget-words.js'
import { knownPlanHeads, type PlanField } from './known-plan-heads.js'

export interface PlanColumn {
  /** Counts from zero. */
  readonly index: number
  readonly head: string
  readonly field: PlanField | null
}

export interface PlanHeads {
  /** The rows that hold them: two, where heads stand over others. */
  readonly rows: readonly SheetRow[]
  readonly columns: readonly PlanColumn[]
}

const fields = new Map<string, PlanField>()
for (const [field, heads] of Object.entries(knownPlanHeads))
  for (const head of heads) fields.set(headKey(head), field as PlanField)

/** Currencies and VAT in a head say how amounts are meant, not what the column holds. */
const beside =
  /\b(?:u|v|in|rsd|eur|czk|huf|usd|bam|din|dinara|dinarima|evra|evrima|evrov|kc|ft|sa pdv om|sa pdv|bez pdv a|bez pdv|z ddv|brez ddv|bez dph|s dph|vcetne dph|incl vat|excl vat)\b/g

const mostLetters = 200

/** The field that a head names, by the whole of it or else by its first words; null where it names none. */
export const fieldOfHead = (head: string): PlanField | null => {
  if (head.length > mostLetters) return null
  const key = headKey(head)
  const known = fields.get(key)
  if (known) return known
  if (/^total (?:rsd|eur|czk|huf|usd|bam|amount)$/.test(key)) return 'total'
  const bare = key.replace(beside, ' ').replace(/\s+/g, ' ').trim()
  // “Procenjena vrednost” is without VAT by law; a head that says so of a budget is of the same.
  const words = bare.split(' ')
  for (let count = words.length; count > 0; count -= 1) {
    const field = fields.get(words.slice(0, count).join(' '))
    if (field && (count > 1 || words.length === 1 || words[0] !== 'total')) return field
  }
  return null
}

const currencies: readonly (readonly [RegExp, string])[] = [
  [/\b(?:rsd|din|dinar\w*)\b/, 'RSD'],
  [/\b(?:eur|evr\w*|euro)\b|€/, 'EUR'],
  [/\b(?:czk|kc)\b/, 'CZK'],
  [/\b(?:huf|ft)\b/, 'HUF'],
  [/\busd\b/, 'USD'],
  [/\bbam\b/, 'BAM'],
]

/** What the head of a column of money says of all its amounts. */
export const moneyOfHead = (head: string): { currency: string | null; hasVat: boolean | null } => {
  const key = `${headKey(head)}${head.includes('€') ? ' €' : ''}`
  return { currency: currencies.find(([words]) => words.test(key))?.[1] ?? null, hasVat: vatIn(key) }
}

const columnsOf = (row: SheetRow, above: SheetRow | null): PlanColumn[] => {
  const width = Math.max(row.cells.length, above?.cells.length ?? 0)
  let over = ''
  return Array.from({ length: width }, (_, index) => {
    const own = textOfCell(row.cells[index])
    const upper = textOfCell(above?.cells[index])
    over = upper === '' ? over : upper
    const head = (own || upper).replace(/\s+/g, ' ')
    const field =
      own === '' ? fieldOfHead(upper) : (fieldOfHead(own) ?? (above ? fieldOfHead(`${over} ${own}`) : null))
    return { index, head, field }
  }).filter(({ head }) => head !== '')
}

/**
 * Each field has one column: the one whose head is just its name, else the first. Where “Мера” stands beside
 * “Активност”, the first groups the second.
 */
const settled = (columns: readonly PlanColumn[]): PlanColumn[] => {
  const groups = columns.find(({ head }) =>
    /^(?:mera|mere|ukrep|ukrepi|opatreni|measure)$/.test(headKey(head)),
  )
  const activity = columns.find(({ head }) =>
    /^(?:aktivnost\w*|aktivit\w*|activit\w*|dejavnost\w*|cinnost\w*)$/.test(headKey(head)),
  )
  const hasTask = columns.some(({ field }) => field === 'task')
  const known = columns.map((column) =>
    column === groups && activity && !hasTask ? { ...column, field: 'task' as const } : column,
  )
  const held = new Map<PlanField, PlanColumn>()
  for (const column of known) {
    if (column.field === null) continue
    const other = held.get(column.field)
    const isExact = fields.get(headKey(column.head)) === column.field
    const isOtherExact = other !== undefined && fields.get(headKey(other.head)) === column.field
    if (!other || (isExact && !isOtherExact)) held.set(column.field, column)
  }
  return known.map((column) =>
    column.field !== null && held.get(column.field) !== column ? { ...column, field: null } : column,
  )
}

const mostHeadRows = 40

const score = (columns: readonly PlanColumn[]): number =>
  new Set(columns.flatMap(({ field }) => field ?? [])).size

const hasTitle = (columns: readonly PlanColumn[]): boolean =>
  columns.some(({ field }) => field === 'title' || field === 'title.en' || field === 'title.sr-Cyrl')

/** The row, or the two rows one over the other, that hold the heads of a plan; null where none does. */
export const findPlanHeads = ({ rows }: Sheet): PlanHeads | null => {
  let best: (PlanHeads & { known: number }) | null = null
  for (const [at, row] of rows.slice(0, mostHeadRows).entries()) {
    const above = rows[at - 1] ?? null
    for (const upper of [null, ...(above && above.number === row.number - 1 ? [above] : [])]) {
      const columns = columnsOf(row, upper)
      // Two rows together must tell more than the better of them alone.
      const known = score(columns) - (upper ? 0.5 : 0)
      if (known >= 1.5 && hasTitle(columns) && (best === null || known > best.known))
        best = { rows: upper ? [upper, row] : [row], columns: settled(columns), known }
    }
  }
  return best
}

/** True where a row says again what a row of heads says: tables repeat them on each page. */
export const repeatsHeads = ({ cells }: SheetRow, { rows }: PlanHeads): boolean => {
  const keys = cells.map((cell) => headKey(textOfCell(cell)))
  const filled = keys.filter((key) => key !== '').length
  return rows.some((heads) => {
    const same = keys.filter(
      (key, index) => key !== '' && key === headKey(textOfCell(heads.cells[index])),
    ).length
    return same >= 2 && same >= filled * 0.6
  })
}

/** The heads that a row below others brings: another table of the plan, on the same sheet. Null where it is none. */
export const newHeads = (row: SheetRow): PlanHeads | null => {
  const texts = row.cells.map(textOfCell).filter((text) => text !== '')
  if (texts.length < 3 || texts.some((text) => text.length > mostLetters)) return null
  const exact = texts.filter((text) => fields.has(headKey(text))).length
  // A head says more than its name at times, such as its currency; a row of a plan has none of the names.
  const known =
    exact >= 1 ? texts.filter((text) => text.length <= 60 && fieldOfHead(text) !== null).length : 0
  const columns = known >= 3 && known >= texts.length * 0.6 ? settled(columnsOf(row, null)) : []
  return hasTitle(columns) && score(columns) >= 3 ? { rows: [row], columns } : null
}

const mostHeadLetters = 40

/**
 * True where a row below a gap holds the heads of a table that is none of the plan: short words alone, also where rows of the
 * plan have their numbers.
 */
export const beginsOtherTable = ({ cells }: SheetRow, { columns }: PlanHeads): boolean => {
  const number = columns.find(({ field }) => field === 'id')?.index
  const texts = cells.map(textOfCell).filter((text) => text !== '')
  const areWords = cells.every(
    (cell) =>
      textOfCell(cell) === '' ||
      (typeof cell === 'string' && /^\p{L}[^\d:]*$/u.test(cell) && cell.length <= mostHeadLetters),
  )
  return number !== undefined && texts.length >= 2 && textOfCell(cells[number]) !== '' && areWords
}

/** Under the heads many tables number their columns: 1, 2, 3. */
export const numbersColumns = ({ cells }: SheetRow): boolean => {
  const texts = cells.map(textOfCell).filter((text) => text !== '')
  return texts.length >= 3 && texts.every((text, index) => text.replace(/\.$/, '') === String(index + 1))
}
