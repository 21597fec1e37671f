import { foldText } from '#lib/fold-text.js'
import { numberWords } from '../number-words.js'

/** How many a title says; `several` where it names more than one number of things. */
export type QuantityRead = { readonly quantity: number | null; readonly isSeveral: boolean }

/** Where a plan counts its things, one is a number as well. */
const words: Readonly<Record<string, number>> = {
  ...numberWords,
  jedan: 1,
  jednu: 1,
  jednog: 1,
  jedno: 1,
  dv: 2,
}

/** What follows a number that measures, or counts time, and is no number of things. */
const measures =
  /^(?:inc\w*|inch\w*|col\w*|"|''|gb|tb|mb|kb|gbit\w*|mbit\w*|mb\/s|mbps|gbps|mhz|ghz|hz|w|kw|va|kva|v|a|mah|m|m2|km|cm|mm|metar\w*|metr\w*|kvadrat\w*|l|kg|g|h|sat\w*|ur\w*|hodin\w*|hours?|dan\w*|dn\w*|days?|mesec\w*|mesic\w*|months?|god\w*|let\w*|rok\w*|years?|minut\w*|sekund\w*|odsto|posto|procen\w*|percent|bit\w*|jezgar\w*|cores?|faz\w*|kvartal\w*|nivo\w*|put\w*|krat\w*|times|eur|rsd|czk|din\w*|evra|januar\w*|clan\w*)$/

/** Behind these a number says which, or of what size. */
const numbersNothing = /^(?:od|of|v|verzij\w*|ver|version|br|broj|no|clan\w*|faza|nivo)\.?$/
const products = /^(?:windows|office|server|exchange|sql|ubuntu|debian|microsoft|adobe|autocad)$/i

const isProduct = (word: string): boolean => /^\p{Lu}/u.test(word) && /^[\p{Script=Latin}\d.-]+$/u.test(word)

/**
 * Reads how many things a title speaks of: “Набавити 40 монитора од 23 инча” is 40. A number that belongs to a product,
 * measures something or is a year is none.
 */
export const readQuantity = (title: string): QuantityRead => {
  const parts = title
    // “(50 ком)” says how many; whatever else stands in parentheses explains.
    .replace(/\((?!\s*\d+\s*(?:ком|kom|kos|ks|pcs|db)[\p{L}.]*\s*\))[^)]*\)/giu, ' ')
    .replace(/[()]/g, ' ')
    .split(/[\s,;:]+/)
    .filter(Boolean)
  const found: number[] = []
  parts.forEach((part, index) => {
    const isDigits = /^\d{1,6}(?:\.\d{3})?$/.test(part)
    const folded = foldText(part)
    const worded = words[folded]
    const number = isDigits ? Number(part.replace('.', '')) : worded
    const next = parts[index + 1]
    const before = parts[index - 1]
    if (number === undefined || number === 0 || next === undefined) return
    const following = foldText(next)
    if (!/^[\p{L}]/u.test(next) || measures.test(following)) return
    // Years, and words that only look like numbers at the beginning of a name.
    if (isDigits && number >= 1900 && number <= 2100) return
    if (before !== undefined && index > 1 && isProduct(before)) return
    if (before !== undefined && (numbersNothing.test(foldText(before)) || products.test(before))) return
    if (isDigits && /^\p{Lu}/u.test(next) && index !== 1 && !/\p{Script=Cyrillic}/u.test(next)) return
    found.push(number)
  })
  const [only] = found
  return found.length > 1 ? { quantity: null, isSeveral: true } : { quantity: only ?? null, isSeveral: false }
}
