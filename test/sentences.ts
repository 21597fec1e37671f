import { readFileSync } from 'node:fs'

/** A string of source as it begins at `from`: where it ends, and what it says with `{0}` for what is filled in. */
const stringAt = (source: string, from: number): { readonly end: number; readonly sentence: string } => {
  const mark = source[from]
  let sentence = ''
  let places = 0
  let at = from + 1
  while (source[at] !== mark) {
    if (mark === '`' && source.startsWith('${', at)) {
      at = closeOf(source, at + 2)
      sentence += `{${places}}`
      places += 1
    } else if (source[at] === '\\') {
      sentence += source[at + 1]
      at += 2
    } else {
      sentence += source[at]
      at += 1
    }
  }
  return { end: at + 1, sentence }
}

/** Where the bracket closes that was opened just before `from`. */
const closeOf = (source: string, from: number): number => {
  let depth = 1
  let at = from
  while (depth > 0) {
    const char = source[at] ?? ''
    if ('\'"`'.includes(char)) {
      at = stringAt(source, at).end
      continue
    }
    if ('([{'.includes(char)) depth += 1
    if (')]}'.includes(char)) depth -= 1
    at += 1
  }
  return at
}

export interface Sentence {
  readonly file: string
  readonly sentence: string
  /** Whether it has something filled in that no other language could find its words for. */
  readonly isLoose: boolean
}

/** A sentence, and nothing like `invalid` or `assets/…`, which is for programs. */
const isSentence = (text: string): boolean => /[a-z]{2}/.test(text) && / /.test(text)

/** What the problems that a file makes say, and what is `said` in it. */
export const sentencesOf = (file: string): Sentence[] => {
  const source = readFileSync(file, 'utf8')
  const found: Sentence[] = []
  for (const { index, 0: begin } of source.matchAll(/\bsaid`/g))
    found.push({ file, sentence: stringAt(source, index + begin.length - 1).sentence, isLoose: false })
  for (const { index, 0: begin } of source.matchAll(
    /new Problem\(|(?:faults|wrong)(?:\.push)?\(|what: |refusals: [^=]*= \{|return \[(?:true|false), /g,
  )) {
    const isCall = /[({]$/.test(begin)
    const from = index + begin.length
    // These are for the log: a page says only that the fault is on our side.
    if (/^\s*'(internal|unavailable)'/.test(source.slice(from, from + 40))) continue
    const end = isCall ? closeOf(source, from) : source.indexOf('\n', from)
    for (let at = from; at < end; at += 1) {
      if (!'\'"`'.includes(source[at] ?? '')) continue
      const before = source.slice(Math.max(0, at - 8), at)
      const read = stringAt(source, at)
      const isSaid = before.endsWith('said')
      const isPlace = /where: $/.test(before) || /join\($/.test(before)
      if (!isSaid && !isPlace && isSentence(read.sentence))
        found.push({ file, sentence: read.sentence, isLoose: read.sentence.includes('{0}') })
      at = read.end - 1
    }
  }
  return found
}
