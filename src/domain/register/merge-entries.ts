import { sameValue } from '#lib/same-value.js'

type Fields = Readonly<Record<string, unknown>>

export interface Clash {
  readonly field: string
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
}

export interface Merged {
  /** What both changed where they did not differ; mine, where they did. */
  readonly body: Fields
  /** Fields that both made something else of. */
  readonly clashes: readonly Clash[]
}

/** Brings together what two people made of the same entry, field by field. */
export const mergeEntries = (base: Fields, mine: Fields, theirs: Fields): Merged => {
  const clashes: Clash[] = []
  const body: Record<string, unknown> = {}
  for (const field of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [was, my, their] = [base[field], mine[field], theirs[field]]
    const isMineKept = sameValue(was, my) && !sameValue(was, their)
    const value = isMineKept ? their : my
    if (value !== undefined) body[field] = value
    if (!sameValue(was, my) && !sameValue(was, their) && !sameValue(my, their))
      clashes.push({ field, base: was, mine: my, theirs: their })
  }
  return { body, clashes }
}
