import { type CalendarEvent, iCalendar } from '#domain/due/calendar.js'
import type { DueItem } from '#domain/due/due.js'
import type { OrganisationReader } from '#domain/ports.js'
import { type Instant, latest } from '#lib/instant.js'
import { type DueWords, pathOf } from './due-words.js'

interface CalendarOptions {
  readonly reader: Pick<OrganisationReader, 'registerEntrySince'>
  readonly words: DueWords
  readonly organisation: { readonly id: string; readonly name: string }
  /** Where this server is reached; null where nobody knows. */
  readonly url: string | null
  /** Whether clients are to give signs ahead. */
  readonly hasAlarms: boolean
}

/** Events of what is older than the store knows have one time, so that their bytes stay the same. */
const before = '2020-01-01T00:00:00.000Z'

const refreshHours = 12

/** Whatever a name holds, a UID is told apart by it and is ASCII. */
const uidOf = (id: string, organisation: string): string =>
  `${encodeURIComponent(id)}@${encodeURIComponent(organisation)}.popis`

const changedAt = async (
  { registerEntrySince }: CalendarOptions['reader'],
  { of, changedAt: told }: DueItem,
): Promise<Instant> => {
  const sinces = await Promise.all(
    of.slice(0, 20).map((one) => ('part' in one ? registerEntrySince(one.part, one.id) : null)),
  )
  return latest(told, ...sinces) ?? before
}

/** All that ends, as a calendar that other programs read. What has no day is not in it. */
export const dueCalendar = async (
  items: readonly DueItem[],
  { reader, words, organisation, url, hasAlarms }: CalendarOptions,
): Promise<string> => {
  const dated = items.flatMap((item) => (item.lastDay === null ? [] : [{ ...item, lastDay: item.lastDay }]))
  const events = await Promise.all(
    dated.map(async (item): Promise<CalendarEvent> => {
      const count = words.count(item)
      const [first] = item.of
      const lines = [
        item.supplier === undefined ? '' : `${words.t('column.supplier')}: ${item.supplier}`,
        item.price === undefined ? '' : `${words.t('column.price')}: ${words.money(item.price)}`,
        item.buyFrom === null
          ? ''
          : `${words.t('column.buy-from')}: ${words.day(item.buyFrom)} (${words.way(item)})`,
        count > 1 ? `${words.t('column.count')}: ${words.number(count)}` : '',
      ]
      return {
        uid: uidOf(item.id, organisation.id),
        day: item.lastDay,
        summary: `${words.kind(item.kind)}: ${words.name(item)}`,
        description: lines.filter(Boolean).join('\n'),
        category: words.kind(item.kind),
        url: url === null || first === undefined ? null : `${url}${pathOf(first)}`,
        changedAt: await changedAt(reader, item),
        alarms: hasAlarms ? item.warnings : [],
      }
    }),
  )
  return iCalendar(
    {
      name: `${organisation.name}: ${words.t('title')}`,
      description: words.t('lead'),
      refreshHours,
    },
    events,
  )
}
