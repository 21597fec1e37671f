import { readTestResult } from '../../nut/texts.js'
import { dayOf } from '../../ups/days.js'
import { toNumber, toText } from '../values.js'
import { type Answers, oidOf } from './answers.js'
import { sysUpTime } from './ask.js'
import type { Day, TestResult, UpsMib } from './mib.js'

/** How much later than sysUpTime, which was read before it, a moment may lie: in hundredths of a second. */
const mostAhead = 60_000

/** The day on which the agent's own clock stood at `ticks`; null where it has been restarted since. */
const dayOfTicks = (ticks: number | null, upTime: number | null, now: number): string | null => {
  // 0 is what it says when it was restarted since, or never tested.
  if (ticks === null || upTime === null || ticks <= 0 || ticks > upTime + mostAhead) return null
  return new Date(now - Math.max(0, upTime - ticks) * 10).toISOString().slice(0, 10)
}

const dayAt = (mib: UpsMib, answers: Answers, day: Day | undefined, today: string) => {
  if (day === undefined) return undefined
  const text = toText(answers.get(oidOf(mib, day.at)))
  return text === null ? undefined : dayOf(text, day.order === 'month-first', today)
}

const firstOf = <T>(mibs: readonly UpsMib[], read: (mib: UpsMib) => T | null | undefined): T | null => {
  for (const mib of mibs) {
    const value = read(mib)
    if (value !== null && value !== undefined) return value
  }
  return null
}

/** When its battery was put in and when it was tested last, and what a text says of that test. */
export const datesOf = (mibs: readonly UpsMib[], answers: Answers, now: string) => {
  const today = now.slice(0, 10)
  const upTime = toNumber(answers.get(sysUpTime))
  const startOf = (mib: UpsMib): string | null =>
    mib.testStart === undefined
      ? null
      : dayOfTicks(toNumber(answers.get(oidOf(mib, mib.testStart))), upTime, Date.parse(now))
  const textOf = (mib: UpsMib): TestResult | undefined =>
    mib.testText === undefined
      ? undefined
      : readTestResult(toText(answers.get(oidOf(mib, mib.testText))) ?? undefined)
  return {
    batteryDate: firstOf(mibs, (mib) => dayAt(mib, answers, mib.batteryDate, today)),
    testedOn: firstOf(mibs, (mib) => dayAt(mib, answers, mib.testDate, today)) ?? firstOf(mibs, startOf),
    testText: firstOf(mibs, textOf),
  }
}
