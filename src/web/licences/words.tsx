import type { StandingLine } from '#domain/licences/standing.js'
import { moneyText } from '#service/licences/licence-table.js'
import { StateShape, stateClass } from '../state-mark.js'
import type { Voice } from '../voice.js'

export const productAddress = (key: string): string => `/licences/product?key=${encodeURIComponent(key)}`

export const requiredText = ({ range, required }: StandingLine, voice: Voice): string =>
  range === null ? voice.number(required) : voice.t('licences.range', { ...range })

export const money = (amounts: Parameters<typeof moneyText>[0], voice: Voice): string =>
  amounts === null ? voice.t('licences.no-price') : moneyText(amounts, voice)

const marks = {
  lapsed: 'lapsed',
  shortfall: 'fail',
  provisional: 'unknown',
  unmeasured: 'unknown',
  surplus: 'due',
  balanced: 'pass',
} as const

/** The state of a product in words, drawn as the verdict that it is like. */
export const LicenceMark = ({ status, voice }: { status: StandingLine['status']; voice: Voice }) => (
  <span class={`mark ${stateClass(marks[status])}`}>
    <StateShape state={marks[status]} />
    <span>{voice.t(`licences.status.${status}`)}</span>
  </span>
)

/** A device or person by its id: what the register holds leads to its page. */
export const HolderLink = ({ id, isAsset }: { id: string; isAsset: boolean }) =>
  id === '' ? (
    <span>–</span>
  ) : (
    <a href={isAsset ? `/register/assets/${encodeURIComponent(id)}` : `/hosts/${encodeURIComponent(id)}`}>
      {id}
    </a>
  )
