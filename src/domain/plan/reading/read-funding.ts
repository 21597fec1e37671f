import type { FundingShare } from '#contract/register/measure-parts.js'
import { isDash, saysNoAmount, sourceKindOf } from './budget-words.js'
import type { PlanCell } from './plan-cell.js'
import { type BudgetRead, readBudget } from './read-budget.js'
import type { ReadingContext } from './read-measure.js'
import { splitList } from './split-list.js'

interface FundingRead {
  readonly fundingSources: string[]
  readonly funding: FundingShare[]
}

const shareOf = (source: string, amount: number | null): FundingShare => {
  const kind = sourceKindOf(source)
  return { source, ...(kind && { kind }), ...(amount !== null && { amount }) }
}

/** A source with what it gives: “Буџет општине 500.000”, “500.000 (донација)”; null where no amount stands there. */
const withAmount = (text: string, mark: ReadingContext['mark']): FundingShare | null => {
  if (!/\d{3}/.test(text)) return null
  const found = readBudget(text, mark)
  if (
    !('read' in found) ||
    found.read.total === null ||
    found.read.items.length + found.read.shares.length > 0
  )
    return null
  const source = text
    .replace(/\d[\d.,\s\u00a0]*/g, ' ')
    .replace(/(?<!\p{L})(?:дин|din|rsd|рсд|eur|czk|kč)\.?(?!\p{L})/giu, ' ')
    .replace(/[()]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,–-]+|[\s:,–-]+$/g, '')
  return source === '' ? null : shareOf(source, found.read.total)
}

/** Who pays: as the column of sources says, and what the budget cell names in place of, or beside, amounts. */
export const readFunding = (
  cell: PlanCell | undefined,
  budget: PlanCell | undefined,
  read: BudgetRead | null,
  { mark, report }: ReadingContext,
): FundingRead => {
  if (read && read.shares.length > 0) {
    const funding = read.shares.map(({ label, total }) => shareOf(label, total))
    return { fundingSources: funding.map(({ source }) => source), funding }
  }
  if (!cell) {
    if (!budget || !read?.words || saysNoAmount(read.words)) return { fundingSources: [], funding: [] }
    report.note(budget.place, 'source-in-budget', { given: read.words })
    return { fundingSources: splitList(read.words), funding: [] }
  }
  if (isDash(cell.text)) return { fundingSources: [], funding: [] }
  const parts = splitList(cell.text)
  const shares = parts.map((part) => withAmount(part, mark))
  return {
    fundingSources: parts.map((part, index) => shares[index]?.source ?? part),
    funding: shares.some((share) => share !== null)
      ? shares.map((share, index) => share ?? shareOf(parts[index] ?? '', null))
      : [],
  }
}
