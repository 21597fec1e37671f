/**
 * The numbers of rows that somebody typed, between commas, semicolons or lines. Spaces part them only where what stands
 * between is no row and its pieces are: numbers have spaces at times.
 */
export const rowNumbersTyped = (typed: string, rows: ReadonlySet<string>): string[] =>
  typed
    .split(/[,;\n]+/)
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
    .flatMap((part) => {
      const pieces = part.split(' ')
      return !rows.has(part) && pieces.every((piece) => rows.has(piece)) ? pieces : [part]
    })
