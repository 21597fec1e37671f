/** The first `max` UTF-16 units of a text, without half a character at its end, which no report may hold. */
export const cut = (text: string, max: number): string => text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '')
