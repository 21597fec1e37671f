import type { Asset } from '#contract/register/asset.js'
import { decimalOf, minorOf } from '#domain/counting/money.js'
import type { CountWords } from '#service/paper/count-words.js'
import type { Voice } from '../voice.js'

/** What people call a thing: its name, else its kind with maker and model. */
export const assetLabel = (voice: Voice, { name, kind, manufacturer, model }: Asset): string =>
  name === undefined
    ? [voice.t(`kind.${kind}`), manufacturer, model].filter(Boolean).join(' ')
    : voice.local(name)

export const priceText = (words: CountWords, { price }: Asset): string =>
  price === undefined ? '–' : `${words.amount(decimalOf(minorOf(price)))} ${price.currency}`
