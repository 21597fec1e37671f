import type { Instant } from '#lib/instant.js'
import type { FactSpan } from './fact-spans.js'
import type { FactColumns } from './tables.js'

interface Piece extends FactColumns {
  from: Instant
  until: Instant | null
}

const isEqual = (a: FactColumns, b: FactColumns): boolean =>
  a.hash === b.hash &&
  a.since === b.since &&
  a.observed_at === b.observed_at &&
  a.asked_at === b.asked_at &&
  a.asked_since === b.asked_since &&
  a.asked_reason === b.asked_reason &&
  a.asked_detail === b.asked_detail &&
  a.asked_configured === b.asked_configured &&
  a.gone_at === b.gone_at &&
  a.shift_seconds === b.shift_seconds &&
  a.agent === b.agent

/** What is left of a span beside `[from, until)`: before it, after it, both or neither. */
const cut = (span: FactSpan, from: Instant, until: Instant): FactSpan[] => {
  if ((span.until !== null && span.until <= from) || span.from >= until) return [span]
  return [
    ...(span.from < from ? [{ ...span, until: from }] : []),
    ...(span.until === null || span.until > until ? [{ ...span, from: until }] : []),
  ]
}

/** Sets anew since when each piece has held its content, from the late one on to the first that it does not touch. */
const dateAnew = (pieces: Piece[], late: number): void => {
  for (let index = late; index < pieces.length; index += 1) {
    const piece = pieces[index] as Piece
    if (piece.hash === null) return
    const before = pieces[index - 1]
    const goesOn = before !== undefined && before.until === piece.from && before.hash === piece.hash
    const since = goesOn
      ? before.since
      : piece.since === null || piece.since < piece.from
        ? piece.from
        : piece.since
    if (index > late && since === piece.since) return
    piece.since = since
  }
}

const join = (pieces: readonly Piece[]): Piece[] => {
  const joined: Piece[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last && last.until === piece.from && isEqual(last, piece)) last.until = piece.until
    else joined.push(piece)
  }
  return joined
}

/**
 * The history of a fact set after a late report said what held during `late`. `spans` are those that touch or
 * follow it. Its order does not matter: the result is what it would be had the report come in time.
 */
export const withLateSpan = (
  spans: readonly FactSpan[],
  late: FactColumns & { readonly from: Instant; readonly until: Instant },
): FactSpan[] => {
  const pieces: Piece[] = [...spans.flatMap((span) => cut(span, late.from, late.until)), late]
    .map((piece) => ({ ...piece }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  dateAnew(
    pieces,
    pieces.findIndex((piece) => piece.from === late.from && piece.until === late.until),
  )
  return join(pieces)
}
