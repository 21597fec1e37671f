import type { AlertItem, AlertMessage, RenderedMessage } from '#domain/alerting/channel.js'
import { toMs } from '#lib/instant.js'
import type { Texts, TextValues } from './texts.js'

const longestSubject = 200

/** One line of at most `length` characters, whatever tools put into it. */
const oneLine = (text: string, length: number): string => {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
  return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`
}

type Say = (key: string, values?: TextValues) => string

/** What is the matter, and where, unless the sentence names that itself. */
const headlineOf = (item: AlertItem | undefined, say: Say): string => {
  const what = oneLine(item?.what ?? '', 140)
  const where = item?.hostName ?? item?.placeName ?? item?.thingName ?? ''
  return what.includes(where) ? what : say('alert.headline', { what, where })
}

const subjectOf = ({ items }: AlertMessage, say: Say): string => {
  const opened = items.filter(({ kind }) => kind === 'opened').length
  const closed = items.length - opened
  const headline = headlineOf(items[0], say)
  if (opened > 0 && closed > 0) return say('alert.subject.both', { headline, opened, closed })
  if (opened === 1) {
    // A sentence about silence or missing data says so itself.
    const isTold = items[0]?.state === 'unknown'
    return isTold
      ? headline
      : say('alert.subject.opened-one', { state: say(`state.${items[0]?.state}`), headline })
  }
  if (opened > 1) return say('alert.subject.opened', { headline, count: opened })
  if (closed === 1) return say('alert.subject.closed-one', { headline })
  return say('alert.subject.closed', { count: closed })
}

const whereOf = ({ hostName, placeName, thingName }: AlertItem): string => {
  const places = [hostName, placeName].filter((name) => name !== null)
  return places.length > 0 ? places.join(', ') : thingName
}

/**
 * What people read of a message, in its language: as subject what is the matter and where, or how many and the worst;
 * as text, of each alert, what lapsed, where, since when and what to do, or how long it lasted.
 */
export const renderAlert = (texts: Texts, message: AlertMessage): RenderedMessage => {
  const { language, zone } = message
  const say: Say = (key, values) => texts.t(language, key, values)
  const when = (instant: string) => texts.formatInstant(language, instant, zone)

  const opened = (item: AlertItem): string[] => [
    say('alert.head', {
      severity: say(`severity.${item.severity}`),
      state: say(`state.${item.state}`),
    }),
    item.what,
    say('alert.where', { where: whereOf(item) }),
    say('alert.since', { since: when(item.since ?? item.openedAt) }),
    ...(item.title === item.what ? [] : [say('alert.rule', { title: item.title })]),
    ...(item.remedy ? [say('alert.remedy', { remedy: item.remedy })] : []),
  ]
  const closed = (item: AlertItem): string[] => {
    const from = item.since ?? item.openedAt
    const to = item.closedAt ?? message.at
    const duration = texts.formatDuration(language, toMs(to) - toMs(from))
    const { waiver } = item.evidence
    return [
      say('alert.over'),
      item.what,
      say('alert.where', { where: whereOf(item) }),
      say('alert.lasted', { duration, from: when(from), to: when(to) }),
      ...(waiver === undefined ? [] : [say('alert.waived', { waiver })]),
    ]
  }
  const block = (item: AlertItem): string =>
    [
      ...(item.kind === 'opened' ? opened(item) : closed(item)),
      ...(item.link === null ? [] : [say('alert.link', { link: item.link })]),
    ]
      .map((line) => oneLine(line, 2000))
      .join('\n')

  const part = (kind: AlertItem['kind']): string[] => {
    const items = message.items.filter((item) => item.kind === kind)
    if (items.length === 0) return []
    const head = items.length > 1 ? [say(`alert.${kind}`, { count: items.length })] : []
    return [...head, ...items.map(block)]
  }
  const subject = subjectOf(message, say)
  return {
    ...message,
    subject: oneLine(
      message.urgency === 'digest' ? say('alert.subject.digest', { subject }) : subject,
      longestSubject,
    ),
    text: `${[
      message.organisation.name,
      ...part('opened'),
      ...part('closed'),
      `-- \n${say('alert.footer')}`,
    ].join('\n\n')}\n`,
  }
}
