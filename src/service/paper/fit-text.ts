/** Widths of letters of the narrow font in bold, as parts of its size; rather too wide than too narrow. */
const widthOf = (letter: string): number => {
  if (/[ .,:;'|!ilјіI\-()[\]/]/.test(letter)) return 0.42
  if (/[WШЩЖЮФЉЊ@%]/.test(letter)) return 1.12
  if (/[mwMМшщжюфљњ…]/.test(letter)) return 0.97
  if (/[A-ZА-ЯЂЈЋЏČĆŽŠĐ#&+=<>~^дм]/.test(letter)) return 0.84
  return 0.68
}

/** How wide a text of the narrow font is at most, where one em is `size`. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((width, letter) => width + widthOf(letter), 0) * size

const cut = (text: string, size: number, width: number): string => {
  if (textWidth(text, size) <= width) return text
  const letters = [...text]
  while (letters.length > 0 && textWidth(`${letters.join('').trimEnd()}…`, size) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/** `text` in at most `lines` lines of that width, broken between words; what does not fit ends in an ellipsis. */
export const fitText = (text: string, size: number, width: number, lines: number): string[] => {
  const fitted: string[] = []
  let line = ''
  const words = text.split(/\s+/).filter(Boolean)
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`
    if (textWidth(longer, size) <= width) {
      line = longer
      continue
    }
    if (fitted.length === lines - 1)
      return [...fitted, cut([line, ...words.slice(index)].filter(Boolean).join(' '), size, width)]
    if (line !== '') fitted.push(line)
    line = textWidth(word, size) <= width ? word : cut(word, size, width)
  }
  return line === '' ? fitted : [...fitted, line].slice(0, lines)
}
