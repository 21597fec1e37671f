import { z } from 'zod'
import { maybe, term, text } from '../field.js'
import { chainState, TlsVersion } from '../tls.js'
import { defineTopic } from '../topic.js'
import { vantage } from '../vantage.js'

export const Certificate = defineTopic(
  'certificate',
  z.strictObject({
    vantage: vantage(),
    name: text(253).describe('Name that was asked for.'),
    port: z.int().min(1).max(65_535).describe('Port that was asked.'),
    subject: text().nullable().describe('Whose certificate it says that it is.'),
    issuer: text().nullable().describe('Who gave it out.'),
    fingerprint: text(64).describe('SHA-256 of the certificate, in hexadecimal.'),
    names: z.array(text(253)).max(200).describe('Names that it is good for.'),
    isNameRight: z.boolean().describe('Whether the name that was asked for is one of them.'),
    validFrom: term().describe('From when it is good.'),
    validUntil: term().describe('Until when it is good.'),
    chainValidUntil: term().describe('Until when it and those above it that were sent are good.'),
    chain: chainState(),
    chainDetail: maybe(text()).describe('What is wrong with the chain.'),
    keyKind: z.enum(['rsa', 'ec', 'ed', 'other']).describe('Kind of its key.'),
    keyBits: maybe(z.int().min(1)).describe('Length of its key.'),
    signature: maybe(text(64)).describe('How its issuer signed it, such as sha256WithRSAEncryption.'),
    versions: z.array(TlsVersion).max(5).describe('Versions of the protocol that the server accepts.'),
  }),
  {
    about: 'service',
    key: (fact) => `${fact.vantage} ${fact.name}:${fact.port}`,
    lasting: true,
    expected: false,
    max: 64,
    description: 'A server’s certificate, what it leads to, and how the server speaks TLS.',
  },
)
export default Certificate
