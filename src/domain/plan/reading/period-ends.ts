/** The last day of a month, counted from one. */
export const endOfMonth = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)

export const endOfQuarter = (year: number, quarter: number): string => endOfMonth(year, quarter * 3)

export const endOfHalf = (year: number, half: number): string => endOfMonth(year, half * 6)

export const endOfYear = (year: number): string => `${year}-12-31`
