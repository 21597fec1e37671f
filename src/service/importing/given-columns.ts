import { Problem } from '#lib/problem.js'

/**
 * `Инв. број=id,Serijski=serial`: fields by head or by the letter of a column; nothing behind the sign leaves the column
 * out. A head with a comma in it goes into a file.
 * @throws Problem invalid.
 */
export const givenColumns = (texts: readonly string[], option: string): Map<string, string | null> => {
  const pairs = texts.flatMap((text) => text.split(',')).filter((pair) => pair.trim() !== '')
  return new Map(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=')
      if (at < 1) throw new Problem('invalid', `--${option}: “${pair}” is not HEAD=FIELD`)
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim() || null] as const
    }),
  )
}
