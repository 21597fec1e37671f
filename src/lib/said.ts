/**
 * A sentence in English with `{0}`, `{1}` … where something is filled in. It is the key by which a language finds its
 * own words, so that each sentence stands once, where it is said.
 */
export interface Said {
  readonly sentence: string
  readonly values: readonly (string | number | Said)[]
  /** The text of every language that says the same, where English has it in its file, too. */
  readonly text?: { readonly key: string; readonly values: Readonly<Record<string, string | number>> }
}

/** Says a sentence: ``said`There is no edit ${number}.` ``. */
export const said = (parts: TemplateStringsArray, ...values: Said['values']): Said => ({
  sentence: parts.reduce((all, part, at) => `${all}{${at - 1}}${part}`),
  values,
})

export const asSaid = (text: string | Said): Said =>
  typeof text === 'string' ? { sentence: text, values: [] } : text

export const inEnglish = (text: string | Said): string => {
  if (typeof text === 'string') return text
  const { sentence, values } = text
  return sentence.replace(/\{(\d+)\}/g, (place, at) => {
    const value = values[Number(at)]
    return value === undefined ? place : typeof value === 'object' ? inEnglish(value) : String(value)
  })
}

/** What a check of zod says, its limit taken out: so a language needs the words once for every limit. */
export const saidOfCheck = (message: string): Said => {
  const [, before = '', limit, after = ''] = /^(.*[<>]=?)(-?\d+(?:\.\d+)?)(.*)$/.exec(message) ?? []
  if (limit === undefined) return asSaid(message)
  return { sentence: `${before}{0}${after}`, values: [Number(limit)] }
}
