import { z } from 'zod'
import { count, maybe, term, text } from '../field.js'
import { defineTopic } from '../topic.js'
import { vantage } from '../vantage.js'

const name = () => text(253)

export const Domain = defineTopic(
  'domain',
  z.strictObject({
    vantage: vantage(),
    name: name().describe('The domain.'),
    nameServers: z.array(name()).max(32).describe('Its name servers.'),
    nameServerNetworks: count().describe('In how many networks (/24, /48) they stand.'),
    mail: z
      .array(
        z.strictObject({
          host: name().describe('Server.'),
          priority: count().describe('Lower comes first.'),
        }),
      )
      .max(32)
      .describe('Servers that take its mail.'),
    foreignMail: z
      .array(name())
      .max(32)
      .optional()
      .describe('Those of them that are not among the servers that were named.'),
    spfRecords: count().describe('SPF records; more than one is as good as none.'),
    spfAll: z
      .enum(['-all', '~all', '?all', '+all', 'redirect'])
      .nullable()
      .describe('What SPF says of all others.'),
    spfLookups: count().describe('Questions that SPF costs who receives; above 10 it fails.'),
    dmarcRecords: count().describe('DMARC records.'),
    dmarcPolicy: z
      .enum(['none', 'quarantine', 'reject'])
      .nullable()
      .describe('What DMARC asks of who receives.'),
    dkim: z
      .array(
        z.strictObject({
          selector: text(128).describe('Its name.'),
          kind: z
            .enum(['rsa', 'ed25519'])
            .nullable()
            .describe('Kind of the key; null where there is none or it was withdrawn.'),
          bits: z.int().min(1).nullable().describe('Its length.'),
        }),
      )
      .max(16)
      .describe('Keys of DKIM by the selectors that were named.'),
    hasDnssec: z.boolean().describe('Whether the zone above vouches for its keys (DS).'),
    caa: z.array(name()).max(32).describe('Authorities that may give out certificates for it.'),
    expiresAt: maybe(term()).describe(
      'When its registration ends, as RDAP tells; null where it does not tell.',
    ),
    registrar: maybe(text()).describe('Who registered it.'),
  }),
  {
    about: 'service',
    key: (fact) => `${fact.vantage} ${fact.name}`,
    lasting: true,
    expected: false,
    max: 32,
    description: 'A domain: its name servers, its mail, its registration.',
  },
)
export default Domain
