import { meaningful } from '#lib/firmware-text.js'
import type { Variables } from './numbers.js'

/** Drivers write all alarms into one variable, each a sentence that ends in an exclamation mark. */
export const alarmsOf = (variables: Variables): string[] => {
  const text = meaningful(variables.get('ups.alarm')) ?? ''
  const sentences = text.split(/(?<=!)\s*/).map((sentence) => sentence.trim())
  return [...new Set(sentences.filter((sentence) => sentence !== ''))]
    .map((one) => one.slice(0, 128))
    .slice(0, 64)
}
