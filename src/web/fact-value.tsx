import { z } from 'zod'
import type { Voice } from './voice.js'

const unwrap = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? unwrap(schema.unwrap()) : schema

const sizes = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']

const size = (voice: Voice, bytes: number): string => {
  const step = bytes > 0 ? Math.min(sizes.length - 1, Math.floor(Math.log2(bytes) / 10)) : 0
  return `${voice.number(bytes / 1024 ** step)} ${sizes[step]}`
}

const rates = ['bit/s', 'kbit/s', 'Mbit/s', 'Gbit/s', 'Tbit/s']

const rate = (voice: Voice, bits: number): string => {
  const step = bits > 0 ? Math.min(rates.length - 1, Math.floor(Math.log10(bits) / 3)) : 0
  return `${voice.number(bits / 1000 ** step)} ${rates[step]}`
}

/** Names end in their unit; an amount is shown in the size people think in. */
const withUnit = (voice: Voice, name: string, value: number): string | null => {
  if (/bytes$|octets$/i.test(name)) return size(voice, value)
  if (/bitsPerSecond$/i.test(name)) return rate(voice, value)
  if (/Seconds$/.test(name)) return value < 60 ? `${voice.number(value, 2)} s` : voice.duration(value * 1000)
  if (/Percent$/.test(name)) return `${voice.number(value)} %`
  if (/celsius$/i.test(name)) return `${voice.number(value)} °C`
  if (/VoltAmperes$/.test(name)) return `${voice.number(value)} VA`
  if (/watts$/i.test(name)) return `${voice.number(value)} W`
  if (/wattHours$/i.test(name)) return `${voice.number(value / 1000)} kWh`
  if (/amperes$/i.test(name)) return `${voice.number(value)} A`
  if (/volts$/i.test(name)) return `${voice.number(value)} V`
  if (/Hertz$/.test(name)) return `${voice.number(value)} Hz`
  if (/^secondsOn/.test(name)) return voice.duration(value * 1000)
  if (/Hours$/.test(name)) return `${voice.number(value)} h`
  if (/Millimetres$/.test(name)) return `${voice.number(value)} mm`
  if (/Inches$/.test(name)) return `${voice.number(value, 1)}″`
  // Numbers that name and do not count have no marks between their digits.
  if (/Year$|^port$/.test(name)) return String(value)
  return null
}

/** Splits `memoryBytes` into words, for a field that no language names. */
const inWords = (name: string): string => {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const fieldLabel = (voice: Voice, name: string): string => {
  const key = `web.field.${name}`
  const known = voice.t(key)
  return known === key ? inWords(name) : known
}

const choice = (voice: Voice, value: string): string => {
  const key = `web.choice.${value}`
  const known = voice.t(key)
  return known === key ? value : known
}

/** A number under the name of its field, with its unit. */
export const amount = (voice: Voice, name: string, value: number): string =>
  withUnit(voice, name, value) ?? voice.number(value, 2)

const choices = new Set(['state', 'kind', 'source', 'battery', 'position'])

/** What stands behind a verdict: numbers with their unit, choices and all else in the words of the reader. */
export const fieldValue = (voice: Voice, name: string, value: unknown): string => {
  if (typeof value === 'number') return amount(voice, name, value)
  return typeof value === 'string' && choices.has(name) ? choice(voice, value) : voice.value(name, value)
}

const mostDigits = 4

/** The numbers along an axis, with as many digits as tell one from the next. */
export const axisLabels = (voice: Voice, name: string, values: readonly number[]): string[] => {
  for (let digits = 1; ; digits += 1) {
    const number: Voice['number'] = (value, least = 1) => voice.number(value, Math.max(least, digits))
    const labels = values.map((value) => amount({ ...voice, number }, name, value))
    if (digits === mostDigits || new Set(labels).size === labels.length) return labels
  }
}

const List = ({
  voice,
  item,
  values,
}: {
  voice: Voice
  item: z.core.$ZodType
  values: readonly unknown[]
}) => (
  <ul class="inner-list">
    {values.map((value) => (
      <li>
        <FactValue voice={voice} name="" schema={item} value={value} />
      </li>
    ))}
  </ul>
)

/** A value of a fact as the schema of its topic means it. */
export const FactValue = ({
  voice,
  name,
  schema,
  value,
}: {
  voice: Voice
  name: string
  schema: z.core.$ZodType | undefined
  value: unknown
}) => {
  const type = schema && unwrap(schema)
  if (value === null || value === undefined || value === '')
    return <span class="muted">{voice.t(/^last[A-Z]/.test(name) ? 'value.never' : 'value.none')}</span>
  if (Array.isArray(value)) {
    if (value.length === 0) return <span class="muted">{voice.t('value.none')}</span>
    if (type instanceof z.ZodArray) return <List voice={voice} item={type.element} values={value} />
  }
  if (typeof value === 'object' && type instanceof z.ZodObject)
    return (
      <>
        {Object.entries(type.shape)
          .filter(([field]) => (value as Record<string, unknown>)[field] != null)
          .map(([field, inner], index) => (
            <>
              {index > 0 && ' · '}
              <FactValue
                voice={voice}
                name={field}
                schema={inner}
                value={(value as Record<string, unknown>)[field]}
              />
            </>
          ))}
      </>
    )
  if (type instanceof z.ZodEnum && typeof value === 'string') return <>{choice(voice, value)}</>
  if (typeof value === 'number') return <>{amount(voice, name, value)}</>
  return <>{voice.value(name, value)}</>
}
