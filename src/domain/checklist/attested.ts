import type { Attestation } from '#contract/register/attestation.js'
import { addToDay, type CalendarDay } from '#lib/zone.js'

/** How long before its last day a yearly paper is worth a reminder. */
const warning = { ms: 60 * 24 * 60 * 60 * 1000 }

/** What holds for ever answers for a row of a plan alone. */
interface Dated extends Attestation {
  readonly validUntil: CalendarDay
}

export interface AttestationInForce extends Dated {
  readonly state: 'pass' | 'due'
}

/** Why nobody's statement answers a question on that day. */
export type Unattested = 'missing' | 'expired' | 'unconfirmed' | 'not-yet'

/** Confirmed by somebody else than its author, or it counts for nothing. */
const isConfirmed = ({ by, confirmedBy }: Attestation): boolean =>
  confirmedBy !== undefined && confirmedBy !== by

/**
 * What people state about `question` on `day`: the statement in force that lasts longest, or why there is none,
 * with the newest statement that fell short.
 */
export const attestedOn = (
  question: string,
  attestations: readonly Attestation[],
  day: CalendarDay,
): { readonly used: AttestationInForce } | { readonly why: Unattested; readonly newest: Dated | null } => {
  const given = attestations
    .filter(
      (attestation): attestation is Dated =>
        attestation.question === question && attestation.validUntil !== undefined,
    )
    .sort((a, b) => b.validUntil.localeCompare(a.validUntil) || b.id.localeCompare(a.id))
  const inForce = given.filter(({ date, validUntil }) => date <= day && day <= validUntil)
  const used = inForce.find(isConfirmed)
  if (used) return { used: { ...used, state: used.validUntil <= addToDay(day, warning) ? 'due' : 'pass' } }
  const unconfirmed = inForce[0]
  if (unconfirmed) return { why: 'unconfirmed', newest: unconfirmed }
  const expired = given.find(({ validUntil }) => validUntil < day)
  if (expired) return { why: 'expired', newest: expired }
  return given[0] ? { why: 'not-yet', newest: given[0] } : { why: 'missing', newest: null }
}
