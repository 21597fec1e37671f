import { cut } from '#lib/cut.js'
import { deviceText } from '../device-text.js'
import type { Variables } from './numbers.js'

/** Drivers write all alarms into one variable, each a sentence that ends in an exclamation mark. */
export const alarmsOf = (variables: Variables): string[] => {
  const text = deviceText(variables.get('ups.alarm'), 4096) ?? ''
  const sentences = text.split(/(?<=!)\s*/).map((sentence) => sentence.trim())
  return [...new Set(sentences.filter((sentence) => sentence !== ''))]
    .map((one) => cut(one, 128))
    .slice(0, 64)
}
