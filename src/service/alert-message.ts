import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import type { AlertItem, AlertMessage } from '#domain/alerting/channel.js'
import { worstFirst } from '#domain/alerting/severity.js'
import type { RuleFile } from '#domain/policy/rule.js'
import type { Alert, Notice } from '#domain/ports/alerts.js'
import type { OrganisationReader } from '#domain/ports.js'
import { latest } from '#lib/instant.js'
import { type AlertNames, alertNames } from './alert-names.js'
import type { RuleWords } from './rule-text.js'
import type { Texts } from './texts.js'

export interface MessageSources {
  readonly reader: Pick<OrganisationReader, 'alerts' | 'subject'>
  readonly register: () => Register
  readonly policy: { readonly rules: ReadonlyMap<string, RuleWords & Pick<RuleFile, 'severity'>> }
  readonly texts: Texts
  /** The address of the page that shows the subject of an alert; null where pages have no known address. */
  readonly link: (alert: Alert) => string | null
  /** The asset that a subject is. */
  readonly assetOf: (subject: string) => Promise<Asset | null>
}

type Sentences = Pick<AlertItem, 'title' | 'what' | 'remedy' | 'severity'>

const silence = (texts: Texts, language: string, alert: Alert, thing: string, zone: string): Sentences => {
  const since = texts.formatInstant(language, alert.since ?? alert.openedAt, zone)
  return {
    severity: alert.urgency === 'now' ? 'high' : 'medium',
    title: texts.t(language, 'alert.silence.title'),
    what: texts.t(language, 'alert.silence', { thing, since }),
    remedy: texts.t(language, 'alert.silence.remedy'),
  }
}

const unknown = (texts: Texts, language: string, alert: Alert, thing: string): string => {
  const { reason = 'not-reported', detail, asked } = alert.evidence
  const why = texts.t(language, `reason.${reason === 'asking-failed' ? (asked?.reason ?? reason) : reason}`)
  const said = detail ?? asked?.detail
  return said
    ? texts.t(language, 'alert.unknown.detail', { thing, reason: why, detail: said })
    : texts.t(language, 'alert.unknown', { thing, reason: why })
}

const sentences = (
  { texts, policy }: Pick<MessageSources, 'texts' | 'policy'>,
  language: string,
  alert: Alert,
  { thingName: thing, hostName }: AlertNames,
  zone: string,
): Sentences => {
  if (alert.rule === null) return silence(texts, language, alert, thing, zone)
  const rule = policy.rules.get(alert.rule)
  if (!rule) {
    const what = texts.t(language, 'alert.rule-gone', { rule: alert.rule })
    return { severity: 'medium', title: alert.rule, what, remedy: '' }
  }
  const values = { host: hostName ?? thing, ...alert.evidence.values }
  const say = (part: 'title' | 'failed' | 'remedy') => texts.ruleText(language, rule, part, values, zone)
  return {
    severity: rule.severity,
    title: say('title'),
    what: alert.state === 'unknown' ? unknown(texts, language, alert, thing) : say('failed'),
    remedy: say('remedy'),
  }
}

const item = async (
  sources: MessageSources,
  kind: Notice['kind'],
  alert: Alert,
  language: string,
  zone: string,
): Promise<AlertItem> => {
  const { reader, texts } = sources
  const subject = alert.subject === null ? null : await reader.subject(alert.subject)
  const asset = alert.subject === null ? null : await sources.assetOf(alert.subject)
  const names = alertNames(alert, { texts, language, register: sources.register(), subject, asset })
  const { id, cause, rule, thing, state, since, openedAt, closedAt, evidence } = alert
  return {
    kind,
    alert: id,
    cause,
    rule,
    thing,
    subject: alert.subject,
    state,
    since,
    openedAt,
    closedAt: kind === 'closed' ? closedAt : null,
    evidence,
    ...names,
    ...sentences(sources, language, alert, names, zone),
    link: sources.link(alert),
  }
}

/** The message that carries these notices of one recipient; null where none of their alerts is known any more. */
export const alertMessage = async (
  sources: MessageSources,
  id: string,
  notices: readonly Notice[],
): Promise<AlertMessage | null> => {
  const { organisation } = sources.register()
  const language = sources.texts.language(notices.at(-1)?.language ?? organisation.language)
  const items: AlertItem[] = []
  // An alert that was told again before anybody heard of it is one line.
  for (const { alert, kind } of new Map(notices.map((one) => [`${one.alert} ${one.kind}`, one])).values()) {
    const known = await sources.reader.alerts.get(alert)
    if (known) items.push(await item(sources, kind, known, language, organisation.timeZone))
  }
  const at = latest(...notices.map(({ queuedAt }) => queuedAt))
  if (items.length === 0 || at === null) return null
  return {
    id,
    urgency: notices.some(({ urgency }) => urgency === 'now') ? 'now' : 'digest',
    organisation: { id: organisation.id, name: sources.texts.local(language, organisation.name) },
    language,
    zone: organisation.timeZone,
    at,
    items: items.sort(worstFirst),
  }
}
