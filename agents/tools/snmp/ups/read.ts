import { cut } from '#lib/cut.js'
import { isBelievable } from '../../ups/believable.js'
import { type Doing, limits, longestRuntimeSeconds, type Quantity } from '../../ups/quantities.js'
import { toText } from '../values.js'
import { type Answers, numbersOf, oidOf } from './answers.js'
import type { Asked } from './ask.js'
import { conditionOf } from './condition.js'
import { type Measure, measureOf } from './measures.js'
import { type Nominal, standardRank, type UpsMib } from './mib.js'
import { signsOf } from './signs.js'
import { datesOf } from './tests.js'

type TextName = keyof NonNullable<UpsMib['texts']>

const textOf = (mibs: readonly UpsMib[], answers: Answers, name: TextName, max = 256): string | null => {
  for (const mib of mibs)
    for (const parts of mib.texts?.[name] ?? []) {
      const texts = parts
        .map((below) => toText(answers.get(oidOf(mib, below))))
        .filter((text) => text !== null)
      if (texts.length > 0) return cut(texts.join(' '), max)
    }
  return null
}

const seconds = { min: 1, max: longestRuntimeSeconds, zero: false, may255: true }
const rating = { min: 1, max: 1e7, zero: false, may255: true }
const nominals: Readonly<Record<Nominal, Parameters<typeof isBelievable>[1]>> = {
  nominalWatts: rating,
  nominalVoltAmperes: rating,
  nominalInputVolts: { ...rating, max: 1000 },
  nominalOutputVolts: { ...rating, max: 1000 },
  nominalHertz: { ...rating, min: 10, max: 100 },
  lowTransferVolts: { ...rating, max: 1000 },
  highTransferVolts: { ...rating, max: 1000 },
  lowRuntimeSeconds: seconds,
  lowChargePercent: { ...rating, max: 100 },
}

const nominalOf = (mibs: readonly UpsMib[], answers: Answers, name: Nominal): number | null => {
  for (const mib of mibs)
    for (const one of numbersOf(mib, answers, mib.nominal?.[name] ?? []))
      if (one && isBelievable(one.value, nominals[name])) return one.value
  return null
}

/** A maker's own objects come first, then RFC 1628, then what the maker has more coarsely. */
const measure = ({ mibs, answers }: Asked, quantity: Quantity, doing: Doing): Measure | null => {
  for (const [list, coarse] of [
    [mibs, false],
    [mibs.filter(({ rank }) => rank !== standardRank), true],
  ] as const)
    for (const mib of list) {
      const found = measureOf(mib, answers, quantity, doing, coarse)
      if (found) return found
    }
  return null
}

const readingsOf = (asked: Asked, doing: Omit<Doing, 'isIdle'>): Record<string, number> => {
  const load = measure(asked, 'loadPercent', { ...doing, isIdle: false })
  const isIdle = load?.whole === 0
  const readings: Record<string, number> = {}
  for (const quantity of Object.keys(limits) as Quantity[]) {
    const found = measure(asked, quantity, { ...doing, isIdle })
    if (found?.whole !== null && found?.whole !== undefined) readings[quantity] = found.whole
    for (const [phase, value] of found?.phases ?? []) readings[`${quantity} ${phase}`] = value
  }
  return readings
}

const optional = <Name extends string, T>(name: Name, value: T | null): Partial<Record<Name, T>> =>
  value === null ? {} : ({ [name]: value } as Record<Name, T>)

/** What a UPS is, does and measures, from everything that its MIBs say. */
export const readUps = (asked: Asked, now: string) => {
  const { mibs, answers, unreadable } = asked
  const condition = conditionOf(mibs.map((mib) => signsOf(mibs, mib, answers)))
  const { source, isOnBattery, states, battery, replaceBattery, test, alarms } = condition
  const dates = datesOf(mibs, answers, now)
  const testResult = test ?? dates.testText
  const text = (name: TextName, max?: number) => textOf(mibs, answers, name, max)
  const nominal = (name: Nominal) => nominalOf(mibs, answers, name)
  const own = mibs.find(({ rank }) => rank < standardRank)
  return {
    fact: {
      manufacturer:
        textOf(own ? [own] : [], answers, 'manufacturer') ?? own?.manufacturer ?? text('manufacturer'),
      model: text('model'),
      serial: text('serial'),
      firmware: text('firmware', 64),
      nominalWatts: nominal('nominalWatts'),
      nominalVoltAmperes: nominal('nominalVoltAmperes'),
      ...optional('nominalInputVolts', nominal('nominalInputVolts')),
      ...optional('nominalOutputVolts', nominal('nominalOutputVolts')),
      ...optional('nominalHertz', nominal('nominalHertz')),
      ...optional('lowTransferVolts', nominal('lowTransferVolts')),
      ...optional('highTransferVolts', nominal('highTransferVolts')),
      ...optional('lowRuntimeSeconds', nominal('lowRuntimeSeconds')),
      ...optional('lowChargePercent', nominal('lowChargePercent')),
      source,
      states: [...states],
      battery,
      replaceBattery,
      ...optional('testResult', testResult),
      ...optional('testedOn', dates.testedOn),
      ...optional('batteryDate', dates.batteryDate),
      alarms: [...alarms, ...unreadable.map(() => 'Its table of alarms cannot be read')].slice(0, 64),
    },
    readings: readingsOf(asked, { isOnBattery, isOff: source === 'off' }),
  }
}
