const candidates = [';', ',', '\t', '|'] as const

const lookedLines = 50
const lookedCharacters = 256 * 1024

const opensAfter = new Set<string>([...candidates, '\n', '\r', '"', '\uFEFF'])

/** How often each candidate stands in each line, outside quotes. */
const counts = (text: string): Map<string, number>[] => {
  const lines: Map<string, number>[] = []
  let line = new Map<string, number>()
  let isQuoted = false
  let isEmpty = true
  let before = '\n'
  for (const letter of text.slice(0, lookedCharacters)) {
    // A quote inside a word, as in 24", opens nothing.
    if (letter === '"') isQuoted = isQuoted ? false : opensAfter.has(before)
    before = letter
    if (!isQuoted && (letter === '\n' || letter === '\r')) {
      if (!isEmpty) lines.push(line)
      if (lines.length >= lookedLines) return lines
      line = new Map()
      isEmpty = true
      continue
    }
    isEmpty = false
    if (!isQuoted && (candidates as readonly string[]).includes(letter))
      line.set(letter, (line.get(letter) ?? 0) + 1)
  }
  if (!isEmpty) lines.push(line)
  return lines
}

/** What parts the cells of a line: that which most lines have equally often. A comma where nothing does. */
export const separatorOf = (text: string): string => {
  const lines = counts(text)
  const scored = candidates.map((separator) => {
    const found = lines.map((line) => line.get(separator) ?? 0)
    const usual = new Map<number, number>()
    for (const count of found) if (count > 0) usual.set(count, (usual.get(count) ?? 0) + 1)
    const [best] = [...usual].sort(([a, often], [b, other]) => other - often || b - a)
    const header = found[0] ?? 0
    return { separator, score: best ? best[1] * 1000 + Math.min(999, best[0]) + (header > 0 ? 500 : 0) : 0 }
  })
  scored.sort((a, b) => b.score - a.score)
  return scored[0] && scored[0].score > 0 ? scored[0].separator : ','
}
