import { headKey } from './head-key.js'
import { type ImportField, type ImportPart, importFieldsOf, importParts } from './import-field.js'
import { knownHeads } from './known-heads.js'
import { knownWords } from './known-words.js'

/** A field that a head may mean; the smaller the rank, the surer. */
export interface Meaning {
  readonly path: string
  readonly rank: number
}

/** What heads and words mean. */
export interface Vocabulary {
  meanings(part: ImportPart, head: string): readonly Meaning[]
  /** The option that a word stands for; undefined where it stands for none. */
  choice(part: ImportPart, path: string, word: string): string | undefined
  /** The part that is called so; undefined where none is. */
  part(name: string): ImportPart | undefined
}

/** The texts of a key, the reader's own language first. */
export type TextsOf = (key: string) => readonly string[]

const ownRank = 0
const knownRank = 10
const pathRank = 1

/** What a field is called: texts in every language, the reader's own first. */
export const labelsOf = (
  part: ImportPart,
  { path, within, kind }: ImportField,
  textsOf: TextsOf,
): readonly string[] => {
  const labels = textsOf(`register.${part}.${within}`)
  switch (kind.is) {
    case 'named':
      return labels.map((label) => `${label} (${kind.language})`)
    case 'months':
      return textsOf('import.field.warrantyMonths')
    case 'amount':
      return labels
  }
  if (path === within) return labels
  const inner = textsOf(`register.money.${path.split('.').at(-1)}`)
  return labels.map((label, index) => `${label}: ${inner[index] ?? inner[0]}`)
}

/** The words for an option of a choice, in every language. */
export const optionTexts = (
  part: ImportPart,
  path: string,
  option: string,
  textsOf: TextsOf,
): readonly string[] =>
  textsOf(part === 'assets' && path === 'kind' ? `kind.${option}` : `register.${part}.${path}.${option}`)

type Heads = Map<string, Meaning[]>

const headsOf = (part: ImportPart, textsOf: TextsOf): Heads => {
  const heads: Heads = new Map()
  const add = (head: string, path: string, rank: number) => {
    const key = headKey(head)
    if (key === '') return
    const meanings = heads.get(key) ?? []
    const index = meanings.findIndex((meaning) => meaning.path === path)
    if (index < 0) meanings.push({ path, rank })
    else if ((meanings[index]?.rank ?? 0) > rank) meanings[index] = { path, rank }
    heads.set(key, meanings)
  }
  for (const field of importFieldsOf(part)) {
    for (const label of labelsOf(part, field, textsOf)) add(label, field.path, ownRank)
    add(field.path, field.path, pathRank)
    knownHeads[part][field.path]?.forEach((head, index) => {
      add(head, field.path, knownRank + index)
    })
  }
  return heads
}

const wordsOf = (part: ImportPart, path: string, options: readonly string[], textsOf: TextsOf) => {
  const words = new Map<string, string>()
  // What the program itself says comes last and stands: no word of others takes it away.
  for (const [option, known] of Object.entries(knownWords[`${part}.${path}`] ?? {}))
    for (const word of known) words.set(headKey(word), option)
  for (const option of options) {
    for (const text of optionTexts(part, path, option, textsOf)) words.set(headKey(text), option)
    words.set(headKey(option), option)
  }
  return words
}

/** GLPI puts the name of a group before heads that are not of the thing itself; of most groups nothing is wanted. */
const withoutGroup = (head: string): string =>
  head.replace(/^(?:Financial and administrative information|Management|Costs?) - /, '')

export const openVocabulary = (textsOf: TextsOf): Vocabulary => {
  const heads = new Map(importParts.map((part) => [part, headsOf(part, textsOf)]))
  const parts = new Map(
    importParts.flatMap((part) =>
      [part, ...textsOf(`register.part.${part}`)].map((name) => [headKey(name), part] as const),
    ),
  )
  const choices = new Map(
    importParts.flatMap((part) =>
      importFieldsOf(part).flatMap(({ path, kind }) =>
        kind.is === 'choice'
          ? [[`${part}.${path}`, wordsOf(part, path, kind.options, textsOf)] as const]
          : [],
      ),
    ),
  )
  return {
    meanings: (part, head) => heads.get(part)?.get(headKey(withoutGroup(head))) ?? [],
    choice: (part, path, word) => choices.get(`${part}.${path}`)?.get(headKey(word)),
    part: (name) => parts.get(headKey(name)),
  }
}
