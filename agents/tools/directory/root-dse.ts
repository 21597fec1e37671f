import { der, derElements, derNumber, derText } from './der.js'

/** Asks what every directory tells everybody of itself (RFC 4512, 5.1), as LDAP writes it. */
export const rootDseQuestion = (): Buffer =>
  der(
    0x30,
    derNumber(1),
    der(
      0x63,
      derText('', 4),
      derNumber(0, 0x0a),
      derNumber(0, 0x0a),
      derNumber(0),
      derNumber(5),
      Buffer.from([1, 1, 0]),
      derText('objectClass', 0x87),
      der(0x30, derText('defaultNamingContext', 4), derText('namingContexts', 4)),
    ),
  )

export interface RootDse {
  readonly isDirectory: boolean
  readonly domain: string | null
}

const domainOf = (name: string): string | null => {
  const parts = [...name.matchAll(/(?:^|,)\s*DC=([^,]+)/gi)].map(([, part = '']) => part)
  return parts.length === 0 ? null : parts.join('.').toLowerCase()
}

/** What a directory answered: an entry (0x64) with its attributes, or the end (0x65) where it tells nobody. */
export const readRootDse = (answer: Buffer): RootDse => {
  const [message] = derElements(answer)
  const operation = message?.tag === 0x30 ? derElements(message.body)[1] : undefined
  if (operation?.tag === 0x65) return { isDirectory: true, domain: null }
  if (operation?.tag !== 0x64) return { isDirectory: false, domain: null }
  const values = derElements(derElements(operation.body)[1]?.body ?? Buffer.alloc(0)).flatMap(({ body }) =>
    derElements(derElements(body)[1]?.body ?? Buffer.alloc(0)).map((value) => value.body.toString('utf8')),
  )
  return { isDirectory: true, domain: values.map(domainOf).find((domain) => domain !== null) ?? null }
}
