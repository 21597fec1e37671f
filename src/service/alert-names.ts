import type { Asset } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import type { Alert } from '#domain/ports/alerts.js'
import type { Subject } from '#domain/ports.js'
import { placeOf } from './place-of.js'
import type { Texts } from './texts.js'

/** What people call the thing of an alert, the host it is on and the place where that stands. */
export interface AlertNames {
  readonly thingName: string
  readonly hostName: string | null
  readonly placeName: string | null
}

interface Known {
  readonly texts: Texts
  readonly language: string
  readonly register: Register
  readonly subject: Subject | null
  /** The asset that the subject is, if the register has it. */
  readonly asset: Asset | null
}

/** The room of an asset and what that is in. */
const roomOf = ({ register, texts, language }: Known, asset: Asset | undefined): string | null => {
  const place = register.places.find(({ id }) => id === asset?.place)
  if (!place) return null
  const around = register.places.find(({ id }) => id === place.within)
  return [place, around].flatMap((one) => (one ? [texts.local(language, one.name)] : [])).join(', ')
}

export const alertNames = (
  alert: Pick<Alert, 'thing' | 'subject' | 'evidence'>,
  known: Known,
): AlertNames => {
  const { texts, language, register, subject, asset } = known
  const { name, part } = placeOf(alert, new Map(subject ? [[subject.id, subject.name]] : []), register)
  const called = texts.local(language, name)
  // Of two servers with one name the inventory number tells which.
  const entry = part === null || part === called ? called : `${called} (${part})`
  return {
    thingName: alert.subject === null ? entry : (part ?? called),
    hostName: subject?.name ?? alert.subject,
    placeName: roomOf(known, asset ?? register.assets.find(({ id }) => alert.thing === `asset:${id}`)),
  }
}
