import { toLatin } from '#lib/latin.js'

/** What Popis puts into its QR codes: an address that ends in `/a/<tag>`. */
const ownAddress = /^https?:\/\/[^/]+\/(?:[^?#]*\/)?a\/([^/?#]+)\/?(?:[?#].*)?$/iu

/** The tag in what a scanner read: an address of ours, or the tag itself. */
export const tagOf = (scanned: string): string => {
  const text = scanned.normalize('NFC').trim()
  const inAddress = ownAddress.exec(text)?.[1]
  if (inAddress === undefined) return text
  try {
    return decodeURIComponent(inAddress)
  } catch (error) {
    // A stray percent sign is part of the tag.
    if (error instanceof URIError) return inAddress
    throw error
  }
}

const plain = (text: string): string => text.normalize('NFC').trim().toUpperCase().replaceAll(/\s+/g, '')

/** Letters that look the same on a sticker. */
const twins: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  Е: 'E',
  З: '3',
  Ѕ: 'S',
  І: 'I',
  Ј: 'J',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
}

/** What the keys of a Serbian Cyrillic keyboard are on the American one that scanners think they have. */
const keys: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...'ЉЊЕРТЗУИОПАСДФГХЈКЛЅЏЦВБНМ'].map((letter, index) => [
      letter,
      'QWERTYUIOPASDFGHJKLZXCVBNM'[index] ?? '',
    ]),
  ),
  "'": '-',
  '?': '_',
}

const each = (text: string, letters: Readonly<Record<string, string>>): string =>
  Array.from(text, (letter) => letters[letter] ?? letter).join('')

const looks = (text: string): string => each(plain(text), twins).replaceAll(/[‐‑–—]/g, '-')
const sounds = (text: string): string => toLatin(plain(text)).toUpperCase()
const typed = (text: string): string => each(plain(text), keys)

/** Ways to take a tag for another, the surest first: what is recorded and what is scanned meet in the same form. */
const ways: readonly {
  readonly recorded: (text: string) => string
  readonly scanned: (text: string) => string
}[] = [
  { recorded: plain, scanned: plain },
  { recorded: looks, scanned: looks },
  { recorded: sounds, scanned: sounds },
  { recorded: plain, scanned: typed },
]

export interface Tagged {
  readonly id: string
  readonly tag?: string | null | undefined
  readonly serial?: string | null | undefined
}

/** Finds what a scanned text means: one asset, none, or several that nobody can tell apart by it. */
export interface TagIndex {
  find(scanned: string): readonly string[]
}

/** Tag and inventory number go before the serial number, and a surer way before a doubtful one. */
export const tagIndex = (assets: Iterable<Tagged>): TagIndex => {
  const known = [...assets]
  const made = new Map<string, Map<string, Set<string>>>()
  const index = (
    way: number,
    names: (asset: Tagged) => readonly (string | null | undefined)[],
    key: string,
  ) => {
    const there = made.get(key)
    if (there) return there
    const fresh = new Map<string, Set<string>>()
    for (const asset of known)
      for (const name of names(asset)) {
        if (!name) continue
        const form = ways[way]?.recorded(name) ?? name
        const found = fresh.get(form)
        if (found) found.add(asset.id)
        else fresh.set(form, new Set([asset.id]))
      }
    made.set(key, fresh)
    return fresh
  }
  return {
    find(scanned) {
      const text = tagOf(scanned)
      if (plain(text) === '') return []
      for (const [way, { scanned: form }] of ways.entries()) {
        const byTag = index(way, ({ id, tag }) => [id, tag], `tag ${way}`).get(form(text))
        const found = byTag ?? index(way, ({ serial }) => [serial], `serial ${way}`).get(form(text))
        if (found) return [...found]
      }
      return []
    },
  }
}
