/** A number of a row as it is kept: without marks at its ends; null where it is none. */
export const rowNumberOf = (text: string): string | null => {
  const bare = text
    .replace(/\s+/g, '')
    .replace(/[.):]+$/, '')
    .replace(/^\(/, '')
  return /^[\p{L}\p{N}]+(?:[.\-_/][\p{L}\p{N}]+)*$/u.test(bare) && bare.length <= 32 ? bare : null
}

export interface Numbered {
  readonly number: string | null
  readonly title: string
}

/** What groups are called before their number. */
const groupWord =
  /^(?:(?:приоритетна|стратешки|стратешка|посебан|општи|специфични|strateški|posebni|posebna|prioritetna|prioritní|strategický|specifický|priority|strategic|specific)\s+)?(?:област|циљ|приоритет|задатак|мера|сегмент|поље|тема|oblast|cilj|prioritet|zadatak|mera|segment|polje|področje|naloga|ukrep|cíl|opatření|úkol|priorita|area|goal|objective|priority|task|section|field)\s+/iu

/** Takes the number before a heading from it: “Област 1: Сервер сала”, “1.1. Опрема”, “II Мрежа”. */
export const numberedHeading = (text: string): Numbered => {
  const given = text.replace(/\s+/g, ' ').trim()
  const bare = given.replace(groupWord, '')
  const found = /^(\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-ZА-Ш])(?:\s*[.):–-]+\s*|\s+)(.+)$/u.exec(bare)
  if (found && (bare !== given || !/^[A-ZА-Ш]$/u.test(found[1] ?? '') || /^.[.)]/u.test(bare)))
    return { number: found[1] ?? null, title: (found[2] ?? '').trim() }
  const only = /^(\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5})[.:]?$/.exec(bare)
  return only && bare !== given ? { number: only[1] ?? null, title: given } : { number: null, title: given }
}

/** `2.1.8` lies in `2.1`, and that in `2`; null where it lies in nothing. */
export const aroundOf = (number: string): string | null => {
  const at = Math.max(number.lastIndexOf('.'), number.lastIndexOf('/'))
  return at < 1 ? null : number.slice(0, at)
}

export const outermostOf = (number: string): string => {
  const around = aroundOf(number)
  return around === null ? number : outermostOf(around)
}
