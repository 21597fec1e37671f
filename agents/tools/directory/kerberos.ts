import { der, derElements, derNumber, derText } from './der.js'

const tagged = (number: number, body: Buffer): Buffer => der(0xa0 + number, body)

/** A name that is nobody's, for which a key distribution centre has an error. */
const nobody = 'popis-asks-whether-you-are-there'

/** Asks a key distribution centre for a ticket for nobody (RFC 4120, 5.4.1), as over TCP, with its length before it. */
export const kerberosQuestion = (realm: string): Buffer => {
  const name = (type: number, ...parts: string[]) =>
    der(0x30, tagged(0, derNumber(type)), tagged(1, der(0x30, ...parts.map((part) => derText(part, 0x1b)))))
  const body = der(
    0x30,
    tagged(0, der(3, Buffer.from([0, 0, 0, 0, 0]))),
    tagged(1, name(1, nobody)),
    tagged(2, derText(realm, 0x1b)),
    tagged(3, name(2, 'krbtgt', realm)),
    tagged(5, derText('20370913024805Z', 0x18)),
    tagged(7, derNumber(1)),
    tagged(8, der(0x30, derNumber(18), derNumber(17))),
  )
  const request = der(0x6a, der(0x30, tagged(1, derNumber(5)), tagged(2, derNumber(10)), tagged(4, body)))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(request.length)
  return Buffer.concat([length, request])
}

export interface KerberosAnswer {
  readonly isKerberos: boolean
  readonly realm: string | null
}

/** Kerberos answers with an error (0x7e), which names its realm, or even with a ticket (0x6b). */
export const readKerberos = (answer: Buffer): KerberosAnswer => {
  const [outer] = derElements(answer.subarray(4))
  if (outer?.tag === 0x6b) return { isKerberos: true, realm: null }
  if (outer?.tag !== 0x7e) return { isKerberos: false, realm: null }
  const fields = derElements(derElements(outer.body)[0]?.body ?? Buffer.alloc(0))
  const realm = fields.find(({ tag }) => tag === 0xa9)
  return { isKerberos: true, realm: (realm && derElements(realm.body)[0]?.body.toString('utf8')) || null }
}
