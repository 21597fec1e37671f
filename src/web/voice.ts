import type { LocalText } from '#contract/register/text.js'
import { type Instant, toMs } from '#lib/instant.js'
import type { Said } from '#lib/said.js'
import { type CalendarDay, dayOf } from '#lib/zone.js'
import { formatDay, formatDuration, formatInstant } from '#service/local-time.js'
import type { Place } from '#service/place-of.js'
import { formatValue, type RulePart, type RuleWords, ruleText } from '#service/rule-text.js'
import type { Texts, TextValues } from '#service/texts.js'

/** Says everything to one reader: in their language, by the clock of the organisation. */
export interface Voice {
  readonly language: string
  readonly languages: readonly string[]
  t(key: string, values?: TextValues): string
  has(key: string): boolean
  /** What a problem says, in the reader's words; null where there are none. */
  said(said: Said): string | null
  instant(at: Instant): string
  day(at: Instant): string
  /** A calendar day. */
  date(day: CalendarDay): string
  weekday(at: Instant): string
  /** How long ago it was, as “5 minutes ago”. */
  ago(at: Instant): string
  duration(ms: number): string
  number(value: number, digits?: number): string
  /** A value under the name of its field. */
  value(name: string, value: unknown): string
  rule(rule: RuleWords, part: RulePart, values: Readonly<Record<string, unknown>>): string
  local(text: LocalText): string
  place(place: Place): string
  languageName(language: string): string
}

const numberFormats = new Map<string, Intl.NumberFormat>()

/** Making one takes as long as using it a hundred times, and a page of readings has thousands of numbers. */
const numberFormat = (language: string, digits: number): Intl.NumberFormat => {
  const key = `${language} ${digits}`
  const known = numberFormats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(language, { maximumFractionDigits: digits, useGrouping: 'min2' })
  numberFormats.set(key, made)
  return made
}

export const openVoice = (texts: Texts, language: string, zone: string, now: Instant): Voice => {
  const voice: Voice = {
    language,
    languages: texts.languages,
    t: (key, values) => texts.t(language, key, values),
    has: (key) => texts.has(language, key),
    said: (said) => texts.said(language, said),
    instant: (at) => formatInstant(texts, language, at, zone),
    day: (at) => formatDay(texts, language, dayOf(at, zone)),
    date: (day) => formatDay(texts, language, day),
    weekday: (at) => new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: zone }).format(toMs(at)),
    ago: (at) => {
      const ms = toMs(now) - toMs(at)
      return ms < 0 ? voice.instant(at) : texts.t(language, 'web.ago', { duration: voice.duration(ms) })
    },
    duration: (ms) => formatDuration(texts, language, ms),
    number: (value, digits = 1) => numberFormat(language, digits).format(value),
    value: (name, value) => formatValue(texts, language, zone, name, value),
    rule: (rule, part, values) => ruleText(texts, language, rule, part, values, zone),
    local: (text) => texts.local(language, text),
    place: ({ name, part }) => [texts.local(language, name), part].filter(Boolean).join(' · '),
    languageName: (tag) => texts.t(tag, 'language.name'),
  }
  return voice
}
