import { meaningful } from '#lib/firmware-text.js'
import type { Variables } from './numbers.js'

/** The text of the first variable that says something, or null. */
export const readText = (variables: Variables, names: readonly string[], max = 256): string | null => {
  for (const name of names) {
    const text = meaningful(variables.get(name))
    if (text) return text.slice(0, max)
  }
  return null
}

const isDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const fullYear = (year: string): string =>
  year.length === 4 ? year : `${Number(year) > 69 ? '19' : '20'}${year}`

/** Candidates for a date whose order nobody has agreed on. */
const readings = (text: string): string[] => {
  const [first = '', second = '', third = ''] = text.split(/[-/.]/)
  const pad = (part: string): string => part.padStart(2, '0')
  if (first.length === 4) return [`${first}-${pad(second)}-${pad(third)}`]
  const year = fullYear(third)
  return [`${year}-${pad(first)}-${pad(second)}`, `${year}-${pad(second)}-${pad(first)}`]
}

/**
 * A date as devices write them. Null where there is none; undefined where it can be read in two ways, for a
 * guessed day would be evidence of nothing.
 */
export const readDay = (text: string | undefined): string | null | undefined => {
  const date = text?.trim() ?? ''
  if (date === '' || /^(not? |none|n\/?a|unknown|0+([-/.]0+)*$)/i.test(date)) return null
  if (!/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(date)) return undefined
  const days = [...new Set(readings(date).filter(isDay))]
  return days.length === 1 ? days[0] : undefined
}

type TestResult = 'passed' | 'warning' | 'failed' | 'aborted' | 'running' | 'none'

const results: readonly [TestResult, RegExp][] = [
  ['none', /^(no|none|no test.*|not? (initiated|done|started|tested).*)$/i],
  ['running', /progress|running/i],
  ['aborted', /abort|cancel/i],
  ['warning', /warn/i],
  ['failed', /fail|error|bad|ng\b/i],
  ['passed', /pass|\bok\b|good/i],
]

/** Undefined where the device reports no tests or says something that is not known. */
export const readTestResult = (text: string | undefined): TestResult | undefined =>
  text === undefined ? undefined : results.find(([, pattern]) => pattern.test(text.trim()))?.[0]
