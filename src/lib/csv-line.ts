/** A cell that begins like a formula is kept from being one: a name of a host must not run in a spreadsheet. */
const cell = (value: string, separator: string): string => {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The mark that spreadsheets know UTF-8 by. */
export const csvStart = '\uFEFF'

/** One line of a CSV file as RFC 4180 has it. */
export const csvLine = (cells: readonly string[]): string => csvLineBy(',', cells)

/** The same with another mark between cells. */
export const csvLineBy = (separator: ',' | ';', cells: readonly string[]): string =>
  `${cells.map((value) => cell(value, separator)).join(separator)}\r\n`

/** The mark that a spreadsheet of a language expects: a semicolon where numbers have a comma. */
export const csvSeparator = (language: string): ',' | ';' =>
  new Intl.NumberFormat(language).format(1.5).includes(',') ? ';' : ','
