/** How many letters must be put in, taken out or changed to make `b` of `a`. */
export const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      )
    row = next
  }
  return row[b.length] ?? 0
}

/** The one of `names` that was probably meant, or null where none is near. */
export const nearest = (word: string, names: Iterable<string>): string | null => {
  const ranked = [...names]
    .map((name) => ({ name, away: distance(word.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.away - b.away)
  const [best] = ranked
  return best && best.away <= Math.max(2, Math.floor(word.length / 3)) ? best.name : null
}
