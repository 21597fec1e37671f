import { lists, type Meaning } from './words.js'

interface Word {
  readonly text: string
  readonly isStem: boolean
}

interface Phrase {
  readonly meaning: Meaning
  /** What must follow its first word. */
  readonly rest: readonly Word[]
}

const wordOf = (text: string): Word =>
  text.endsWith('*') ? { text: text.slice(0, -1), isStem: true } : { text, isStem: false }

const whole = new Map<string, Phrase[]>()
const stems = new Map<string, Phrase[]>()

for (const [meaning, list] of Object.entries(lists) as [Meaning, string][])
  for (const phrase of list.split(', ')) {
    const [first, ...rest] = phrase.split(' ').map(wordOf)
    if (first === undefined) continue
    const index = first.isStem ? stems : whole
    index.set(first.text, [...(index.get(first.text) ?? []), { meaning, rest }])
  }

const lengths = [...stems.keys()].map(({ length }) => length)
const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)]

/** Every meaning that the words of a folded text have: each word is looked up once, whatever there is to find. */
export const meaningsIn = (folded: string): Set<Meaning> => {
  const found = new Set<Meaning>()
  const words = folded.split(' ')
  const follows = (rest: readonly Word[], at: number): boolean =>
    rest.every(({ text, isStem }, step) => {
      const word = words[at + 1 + step]
      return word !== undefined && (isStem ? word.startsWith(text) : word === text)
    })
  for (const [at, word] of words.entries()) {
    const take = (phrases: readonly Phrase[] | undefined) => {
      for (const { meaning, rest } of phrases ?? []) if (follows(rest, at)) found.add(meaning)
    }
    take(whole.get(word))
    for (let length = shortest; length <= Math.min(longest, word.length); length += 1)
      take(stems.get(word.slice(0, length)))
  }
  return found
}
