import { cut } from '#lib/cut.js'
import { toNumber, toText } from '../values.js'
import { type Answers, oidOf, rowsOf } from './answers.js'
import type { Alarms, Events, Meaning, Sign, UpsMib } from './mib.js'

/** What a value means that no MIB names: for whatever its object tells, unknown. It never reads as all being well. */
const unnamed = ({ means }: Meaning): Sign => {
  const kinds = Object.values(means)
  return {
    ...(kinds.some(({ source }) => source !== undefined) ? { source: 'unknown' as const } : {}),
    ...(kinds.some(({ battery }) => battery !== undefined) ? { battery: 'unknown' as const } : {}),
  }
}

const textOf = (value: Buffer | string): string =>
  (Buffer.isBuffer(value) ? value.toString('utf8') : value).replace(/\0.*$/s, '').trim()

const ofMeaning = (mib: UpsMib, answers: Answers, meaning: Meaning): Sign[] => {
  const variable = answers.get(oidOf(mib, meaning.at))
  if (!variable) return []
  const key = toNumber(variable) ?? (typeof variable.value === 'number' ? '' : textOf(variable.value))
  // A device fills an object that it does not have with nothing.
  if (key === '') return []
  return [Object.hasOwn(meaning.means, key) ? (meaning.means[key] ?? {}) : unnamed(meaning)]
}

const ofFlags = (mib: UpsMib, answers: Answers, flags: Meaning): Sign[] => {
  const value = answers.get(oidOf(mib, flags.at))?.value
  if (value === undefined || typeof value === 'number') return []
  const bits = textOf(value)
  if (!/^[01]+$/.test(bits)) return []
  return [...bits].flatMap((bit, index) => (bit === '1' ? (flags.means[index + 1] ?? []) : []))
}

const ofNumbers = (mib: UpsMib, answers: Answers, { at, means }: Meaning): Sign[] => {
  const value = answers.get(oidOf(mib, at))?.value
  if (value === undefined || typeof value === 'number') return []
  const numbers = textOf(value).match(/\d+/g) ?? []
  return numbers.map((number) => means[number] ?? { alarm: `Alarm ${number}` })
}

/** What an alarm is called that is named by an OID, of whichever MIB. */
const named = (mibs: readonly UpsMib[], oid: string): Sign | null => {
  for (const { base, alarms } of mibs) {
    if (alarms?.known === undefined || !oid.startsWith(`${base}.${alarms.known}.`)) continue
    const sign = alarms.names?.[Number(oid.slice(`${base}.${alarms.known}.`.length))]
    if (sign) return sign
  }
  return null
}

const ofAlarms = (all: readonly UpsMib[], mib: UpsMib, answers: Answers, alarms: Alarms): Sign[] => {
  const { entry, oidColumn, textColumn, count } = alarms
  const signs = rowsOf(answers, oidOf(mib, entry)).map(({ columns }): Sign => {
    const oid = oidColumn === undefined ? undefined : columns.get(oidColumn)?.value
    const text = textColumn === undefined ? null : toText(columns.get(textColumn), 128)
    const known = typeof oid === 'string' ? named([mib, ...all], oid) : null
    if (known) return known.alarm !== undefined && text ? { ...known, alarm: text } : known
    return { alarm: text ?? `Alarm ${typeof oid === 'string' ? oid : 'without a name'}`.slice(0, 128) }
  })
  const present = count === undefined ? null : toNumber(answers.get(oidOf(mib, count)))
  if (present === null || present <= signs.length || present > 1000) return signs
  return [...signs, { alarm: `Alarms without a name: ${present - signs.length}` }]
}

const ofEvents = (mib: UpsMib, answers: Answers, { labels, values, inactive }: Events): Sign[] =>
  [...answers.values()].flatMap((variable) => {
    const below = `${oidOf(mib, values)}.`
    if (!variable.oid.startsWith(below) || typeof variable.value === 'number') return []
    const text = textOf(variable.value)
    if (text === '' || inactive.test(text)) return []
    const label = toText(answers.get(`${oidOf(mib, labels)}.${variable.oid.slice(below.length)}`), 100)
    return [{ alarm: label ?? cut(text, 128) }]
  })

/** Everything that the objects of one MIB say of what a UPS does and how it is. */
export const signsOf = (all: readonly UpsMib[], mib: UpsMib, answers: Answers): readonly Sign[] => [
  ...(mib.meanings ?? []).flatMap((meaning) => ofMeaning(mib, answers, meaning)),
  ...(mib.flags ? ofFlags(mib, answers, mib.flags) : []),
  ...(mib.alarmNumbers ? ofNumbers(mib, answers, mib.alarmNumbers) : []),
  ...(mib.alarms ? ofAlarms(all, mib, answers, mib.alarms) : []),
  ...(mib.events ? ofEvents(mib, answers, mib.events) : []),
]
