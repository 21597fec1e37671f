import { foldText } from '#lib/fold-text.js'

/** A head, or a word of a list, as they are compared: script, case, accents and marks make no difference. */
export const headKey = (text: string): string =>
  foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
