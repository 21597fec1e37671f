import { z } from 'zod'
import Domain from '#contract/facts/domain.js'
import { defineProbe } from '../../probe.js'
import { networksOf } from '../../tools/dns/networks.js'
import { dsQuestion, hasDs } from '../../tools/dns/question.js'
import { askRdap } from '../../tools/dns/rdap.js'
import { readSpf } from '../../tools/dns/spf.js'
import { readDkim, readDmarc } from '../../tools/dns/tags.js'
import { askService } from '../../tools/outside/ask-service.js'
import { hostOption, labelOf, vantageOption } from '../../tools/outside/options.js'
import { serviceSubject } from '../../tools/outside/service-subject.js'

const questionId = 0x506f

/** A domain as its name servers and its registry tell it. */
export default defineProbe({
  topic: Domain,
  summary:
    'A domain: name servers, mail (MX, SPF, DKIM, DMARC), DNSSEC, CAA, and when its registration ends.',
  platforms: ['linux', 'darwin', 'win32'],
  options: z.object({
    name: hostOption().describe('The domain, such as example.rs.'),
    vantage: vantageOption(),
    server: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Address of the name server to ask, 192.0.2.1 or 192.0.2.1:5353. Left out: those of this machine.',
      ),
    selectors: z.array(z.string().min(1).max(63)).max(16).default([]).describe('Selectors of its DKIM keys.'),
    mailServers: z
      .array(z.string().min(1).max(253))
      .max(32)
      .optional()
      .describe('The servers that alone may take its mail, such as the mail proxy.'),
    rdap: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('Where the registry answers RDAP, without /domain/…; asked once a day.'),
  }),
  label: ({ name, vantage }) => labelOf(name, vantage),
  timeoutMs: 60_000,

  collect: (host, { name, vantage, server, selectors, mailServers, rdap }) =>
    askService(serviceSubject('domain', name), async () => {
      const names = await host.names(server)
      const nameServers = await names.nameServers(name)
      const mail = await names.mail(name)
      const allowed = mailServers?.map((each) => each.toLowerCase())
      return {
        facts: [
          {
            vantage,
            name,
            nameServers: [...nameServers],
            nameServerNetworks: networksOf(await Promise.all(nameServers.map(names.addresses))),
            mail: [...mail],
            ...(allowed === undefined
              ? {}
              : {
                  foreignMail: mail
                    .map((each) => each.host)
                    .filter((each) => !allowed.includes(each.toLowerCase())),
                }),
            ...(await readSpf(names, name)),
            ...readDmarc(await names.texts(`_dmarc.${name}`)),
            dkim: await Promise.all(
              selectors.map(async (selector) =>
                readDkim(selector, await names.texts(`${selector}._domainkey.${name}`)),
              ),
            ),
            hasDnssec: hasDs(await names.raw(dsQuestion(name, questionId)), questionId),
            caa: [...(await names.caa(name))],
            ...(rdap === undefined ? {} : await askRdap(host, rdap, name)),
          },
        ],
      }
    }),
})
