const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  ђ: 'đ',
  е: 'e',
  ж: 'ž',
  з: 'z',
  и: 'i',
  ј: 'j',
  к: 'k',
  л: 'l',
  љ: 'lj',
  м: 'm',
  н: 'n',
  њ: 'nj',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ћ: 'ć',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'č',
  џ: 'dž',
  ш: 'š',
}

/** An address, a placeholder, or a run of letters: only the last is transliterated. */
const piece = /\b[a-z][a-z0-9+.-]*:\/\/\S+|\{[\p{L}\p{N}_.]+\}|[\p{L}\p{M}]+/giu

const isUpper = (text: string): boolean => text === text.toUpperCase() && text !== text.toLowerCase()

const word = (text: string): string => {
  const isAllCapitals = text.length > 1 && isUpper(text)
  return Array.from(text, (letter) => {
    const latin = letters[letter.toLowerCase()]
    if (latin === undefined) return letter
    if (!isUpper(letter)) return latin
    return isAllCapitals ? latin.toUpperCase() : latin.charAt(0).toUpperCase() + latin.slice(1)
  }).join('')
}

/**
 * Serbian Cyrillic in Serbian Latin. Latin text, addresses and `{placeholders}` stay as they are; Љ, Њ and Џ
 * become LJ, NJ and DŽ in a word that is all capitals, else Lj, Nj and Dž.
 */
export const toLatin = (text: string): string =>
  text.replace(piece, (found) => (found.includes('://') || found.startsWith('{') ? found : word(found)))
