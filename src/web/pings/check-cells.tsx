import type { ShownCheck } from '#service/pings/list-checks.js'
import type { Voice } from '../voice.js'

const classOf: Record<ShownCheck['standing'], string> = {
  new: 'muted',
  up: 'heard',
  due: 'heard',
  late: 'silent',
  failed: 'silent',
  revoked: 'muted',
}

export const Standing = ({ check, voice }: { check: ShownCheck; voice: Voice }) => (
  <span class={classOf[check.standing]}>{voice.t(`web.pings.standing.${check.standing}`)}</span>
)

export const lengthOf = (voice: Voice, seconds: number | null): string => {
  if (seconds === null) return '–'
  return seconds < 60 ? `${voice.number(seconds, 1)} s` : voice.duration(seconds * 1000)
}

export const checkAddress = ({ id }: Pick<ShownCheck, 'id'>): string => `/pings/${id}`
