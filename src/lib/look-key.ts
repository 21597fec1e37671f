import { foldText } from './fold-text.js'

const cyrillic = 'АВЕЅІЈКМНОРСТУХаеѕіјорсух'
const latin = 'ABESIJKMHOPCTYXaesijopcyx'
const looks = new Map(Array.from(cyrillic, (letter, index) => [letter, latin[index] ?? letter]))

/** A text as the eye compares it: Cyrillic letters that look Latin are, where all of them do; case makes no difference. */
export const lookKey = (text: string): string => {
  const letters = text.match(/[\u0400-\u04ff]/g)
  const isLatinToTheEye = letters?.every((letter) => looks.has(letter)) === true
  return foldText(isLatinToTheEye ? Array.from(text, (letter) => looks.get(letter) ?? letter).join('') : text)
}
