import { foldText } from '#lib/fold-text.js'

/** A text as words are looked for in it: folded, and only letters and digits, one space apart. */
export const foldWords = (text: string): string =>
  foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** What remains of a word when its endings go: crude, and the same for `sajt` and `sajta`. */
export const stemOf = (word: string): string => {
  if (/\d/.test(word) || word.length < 5) return word
  if (word.length > 5) return word.slice(0, 5)
  return /[aeious]$/.test(word) ? word.slice(0, 4) : word
}

/** What stands in round or square brackets says how a row came about more often than what it is. */
export const withoutBrackets = (text: string): string => text.replace(/\([^()]*\)|\[[^\]]*\]/g, ' ')
