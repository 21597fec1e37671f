const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Years that mean that it never ends. */
const forEver = 2100

const day = (year: number, month: number, date: number): string | null => {
  const isDay = month >= 1 && month <= 12 && date >= 1 && date <= 31 && year >= 2000 && year < forEver
  return isDay ? [year, String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-') : null
}

/**
 * The day that a device writes in one of many ways: `Sat Jul 26 01:00:00 2025`, `Nov 10 2021`, `2025-07-26`, seconds
 * since 1970. Null for “never”, for none, and for what is no day.
 */
export const lastDay = (said: string | number | null): string | null => {
  if (said === null) return null
  const seconds = typeof said === 'number' ? said : /^\d{9,10}$/.test(said) ? Number(said) : null
  if (seconds !== null)
    return seconds > 0 && seconds < 4_102_444_800 ? new Date(seconds * 1000).toISOString().slice(0, 10) : null
  const numbers = /(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/.exec(String(said))
  if (numbers) return day(Number(numbers[1]), Number(numbers[2]), Number(numbers[3]))
  const words =
    /\b([A-Z][a-z]{2})[a-z]*\.?\s+(\d{1,2}),?\s+(?:\d\d:\d\d:\d\d\s+(?:[A-Z]{2,5}\s+)?)?(\d{4})/.exec(
      String(said),
    )
  if (words)
    return day(Number(words[3]), months.indexOf((words[1] ?? '').toLowerCase()) + 1, Number(words[2]))
  const dayFirst = /\b(\d{1,2})[ -]([A-Z][a-z]{2})[a-z]*[ -](\d{4})/.exec(String(said))
  if (!dayFirst) return null
  return day(Number(dayFirst[3]), months.indexOf((dayFirst[2] ?? '').toLowerCase()) + 1, Number(dayFirst[1]))
}
