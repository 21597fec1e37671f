import type { Alert, AlertFilter, Notice } from '#domain/ports/alerts.js'
import { type Place, placeOf } from './place-of.js'
import type { Services } from './services.js'

export interface PlacedAlert extends Alert {
  readonly place: Place
}

type Used = Pick<Services, 'store' | 'register' | 'organisation'>

const placed = async (services: Used, alerts: readonly Alert[]): Promise<PlacedAlert[]> => {
  const reader = services.store.of(services.organisation)
  const names = new Map<string, string>()
  for (const { subject } of alerts) {
    if (subject === null || names.has(subject)) continue
    names.set(subject, (await reader.subject(subject))?.name ?? subject)
  }
  return alerts.map((alert) => ({ ...alert, place: placeOf(alert, names, services.register.value) }))
}

/** Alerts, the newest first, with the names of what they are about. */
export const listAlerts = async (services: Used, filter: AlertFilter): Promise<PlacedAlert[]> =>
  placed(services, await services.store.of(services.organisation).alerts.list(filter))

/** One alert, and whom it was told to; null where there is none. */
export const describeAlert = async (
  services: Used,
  id: number,
): Promise<{ readonly alert: PlacedAlert; readonly notices: readonly Notice[] } | null> => {
  const reader = services.store.of(services.organisation)
  const found = await reader.alerts.get(id)
  if (!found) return null
  const [[alert], notices] = await Promise.all([placed(services, [found]), reader.outbox.ofAlert(id)])
  return alert ? { alert, notices } : null
}
