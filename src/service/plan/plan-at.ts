import type { Register } from '#contract/register.js'
import { topicsOf } from '#domain/plan/reconcile/plan-rows.js'
import { openReconciler, type Reconciled } from '#domain/plan/reconcile/reconciler.js'
import type { OrganisationReader } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import { identityOf, openLinks } from '../links.js'
import { type ObservedSubject, observeSubject, together } from './observe-assets.js'

type Reader = Pick<
  OrganisationReader,
  'agent' | 'agentOfSubject' | 'body' | 'factSets' | 'identity' | 'subjects'
>

/**
 * Plans against `register` and all that agents said, from scratch: now, or as it stood at `asOf`. Which asset a subject is
 * follows from its facts and the register of that moment.
 */
export const planAt = async (
  reader: Reader,
  register: Register,
  graceMs: number,
  now: Instant,
  asOf: Instant | null,
): Promise<Reconciled> => {
  const links = openLinks(register, await reader.identity.merged(asOf ?? undefined))
  const subjects = await reader.subjects(asOf === null ? {} : { asOf })
  for (const { id } of subjects) {
    const sets = asOf === null ? undefined : await reader.factSets(id, asOf)
    links.identify(await identityOf(reader, id, sets))
  }
  const reconciler = openReconciler((asset) => together(links.subjectsOf(asset.id), observed))
  const topics = topicsOf(register.plans)
  const observed = new Map<string, ObservedSubject>()
  for (const { id } of subjects)
    if (links.assetOf(id) !== null) observed.set(id, await observeSubject(reader, id, topics, graceMs, asOf))
  return reconciler.reconcile(register, asOf ?? now)
}
