/** An id made of what something is called; empty where nothing of it may stand in one. */
export const newId = (text: string): string =>
  text
    .trim()
    .normalize('NFC')
    .replace(/\s+/g, '-')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 64)
    .replace(/-+$/, '')

/** `wanted`, or with a number behind it where it is taken. */
export const freeId = (wanted: string, isTaken: (id: string) => boolean): string => {
  if (!isTaken(wanted)) return wanted
  for (let number = 2; ; number += 1) {
    const id = `${wanted.slice(0, 58)}-${number}`
    if (!isTaken(id)) return id
  }
}
