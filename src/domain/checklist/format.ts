import type { LocalText } from '#contract/register/text.js'
import type { Instant } from '#lib/instant.js'
import type { CalendarDay } from '#lib/zone.js'
import type { Checklist } from './checklist.js'

/** What a paper needs in order to speak one language. */
export interface Words {
  readonly language: string
  t(key: string, values?: Readonly<Record<string, string | number>>): string
  local(text: LocalText): string
  /** What a rule says: its title, or what is wrong, filled in from the values of the evidence. */
  rule(id: string, part: 'title' | 'failed', values: Readonly<Record<string, unknown>>): string
  instant(instant: Instant): string
  day(day: CalendarDay): string
}

export interface Format {
  readonly mediaType: string
  /** Of the file, without the dot. */
  readonly extension: string
  render(checklist: Checklist, words: Words): string
}

/** A format in which a checklist is given out: the file `csv.ts` is `--format csv`. */
export const defineFormat = (format: Format): Format => format
