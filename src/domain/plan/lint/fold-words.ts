import { foldText } from '#lib/fold-text.js'

/** Several rules look at one text; plans have few. */
const folded = new Map<string, string>()
const mostFolded = 50_000

/** A text as words are looked for in it: folded, and only letters and digits, one space apart. */
export const foldWords = (text: string): string => {
  const known = folded.get(text)
  if (known !== undefined) return known
  if (folded.size >= mostFolded) folded.clear()
  const made = foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  folded.set(text, made)
  return made
}

/** What remains of a word when its endings go: crude, and the same for `sajt` and `sajta`. */
export const stemOf = (word: string): string => {
  if (/\d/.test(word) || word.length < 5) return word
  if (word.length > 5) return word.slice(0, 5)
  return /[aeious]$/.test(word) ? word.slice(0, 4) : word
}

/** What stands in round or square brackets says how a row came about more often than what it is. */
export const withoutBrackets = (text: string): string => text.replace(/\([^()]*\)|\[[^\]]*\]/g, ' ')
