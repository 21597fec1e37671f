import { foldText } from '#lib/fold-text.js'

/** A name with gaps, compiled. */
export interface NamePattern {
  readonly text: string
  /** The letters that it begins with, by which it is looked up; null where a gap comes before. */
  readonly head: string | null
  /** Letters that are not gaps: the more, the more it says. */
  readonly weight: number
  readonly regex: RegExp
}

const version = String.raw`(?<version>\d+(?:\.\d+)*(?: r2)?)`

/** Names as they are recognised: in lower case and Latin script, without marks of trade and doubled blanks. */
export const foldName = (name: string): string =>
  foldText(name)
    .replaceAll(/\((?:r|tm|c)\)|[®™©]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

const headLength = 2
export const headOf = (folded: string): string => folded.slice(0, headLength)

export const compileName = (text: string): NamePattern => {
  const folded = foldName(text)
  const source = folded
    .split(/(\*+|\{version\})/)
    .map((part) =>
      part === '{version}'
        ? version
        : part.startsWith('*')
          ? '.*'
          : part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('')
  const head = headOf(folded)
  return {
    text,
    head: head.length < headLength || /[*{]/.test(head) ? null : head,
    weight: folded.replaceAll(/\*|\{version\}/g, '').length,
    // `{version}` may stand once: a second name of the same group would be no expression at all.
    regex: new RegExp(`^${source}$`, 'u'),
  }
}
