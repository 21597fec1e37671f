import { createPublicKey } from 'node:crypto'

/** `v=DMARC1; p=reject` by its tags, in small letters. */
const tagsOf = (record: string): ReadonlyMap<string, string> =>
  new Map(
    record.split(';').flatMap((part) => {
      const at = part.indexOf('=')
      return at < 0 ? [] : [[part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim()] as const]
    }),
  )

/** What DMARC asks of who receives (RFC 7489); more than one record is as good as none. */
export const readDmarc = (records: readonly string[]) => {
  const found = records.filter((record) => /^v=DMARC1\s*(;|$)/i.test(record.trim()))
  const said =
    found.length === 1
      ? tagsOf(found[0] ?? '')
          .get('p')
          ?.toLowerCase()
      : undefined
  const dmarcPolicy = (['none', 'quarantine', 'reject'] as const).find((policy) => policy === said) ?? null
  return { dmarcRecords: found.length, dmarcPolicy }
}

const bitsOf = (key: string): number | null => {
  try {
    const made = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
    return made.asymmetricKeyDetails?.modulusLength ?? null
  } catch {
    return null
  }
}

/** The key of a selector (RFC 6376); null where there is none, where it was withdrawn, or where it is none. */
export const readDkim = (selector: string, records: readonly string[]) => {
  const tags = records.map(tagsOf).find((each) => each.has('p'))
  const key = tags?.get('p')?.replaceAll(/\s/g, '') ?? ''
  if (key === '') return { selector, kind: null, bits: null }
  if (tags?.get('k')?.toLowerCase() === 'ed25519') return { selector, kind: 'ed25519' as const, bits: 256 }
  const bits = bitsOf(key)
  return { selector, kind: bits === null ? null : ('rsa' as const), bits }
}
