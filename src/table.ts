const widthOf = (text: string): number => [...text].length

/** Rows as columns of text, two spaces apart; the last column is as long as it likes. */
export const tableOf = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  )
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === row.length - 1 ? cell : cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell)),
        )
        .filter((_, column) => column === row.length - 1 || widths[column] !== 0)
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
