import { z } from 'zod'
import { maybe, term, text } from '../field.js'
import { chainState } from '../tls.js'
import { defineTopic } from '../topic.js'
import { vantage } from '../vantage.js'

export const Mail = defineTopic(
  'mail',
  z.strictObject({
    vantage: vantage(),
    server: text(253).describe('Server that was asked.'),
    port: z.int().min(1).max(65_535).describe('Port that was asked.'),
    banner: text().describe('What it says of itself.'),
    offersTls: z.boolean().describe('Whether it offers STARTTLS.'),
    chain: chainState().nullable().describe('What its certificate leads to; null where it shows none.'),
    isNameRight: maybe(z.boolean()).describe('Whether the certificate is good for the name of the server.'),
    validUntil: maybe(term()).describe('Until when the certificate is good.'),
    relay: z
      .enum(['refused', 'accepted', 'not-told', 'not-asked'])
      .describe('What it says to mail from a stranger to a stranger. Nothing is sent.'),
  }),
  {
    about: 'service',
    key: (fact) => `${fact.vantage} ${fact.server}:${fact.port}`,
    lasting: true,
    expected: false,
    max: 16,
    description: 'A mail server as another mail server meets it.',
  },
)
export default Mail
