import { z } from 'zod'
import Directory from '#contract/facts/directory.js'
import { defineProbe } from '../../probe.js'
import { askService } from '../../tools/outside/ask-service.js'
import { doesAnswer } from '../../tools/outside/does-answer.js'
import { hostOption, labelOf, vantageOption } from '../../tools/outside/options.js'
import { serviceSubject } from '../../tools/outside/service-subject.js'

/** Whether the name servers lead to a controller of the domain, as every computer of it must be led. */
export default defineProbe({
  topic: Directory,
  summary: 'Whether the name servers lead to a controller of the domain (SRV).',
  platforms: ['linux', 'darwin', 'win32'],
  options: z.object({
    domain: hostOption().describe('The domain, such as example.local.'),
    nameServer: hostOption()
      .optional()
      .describe('Address of the name server that is asked; without it, those of this machine.'),
    vantage: vantageOption(),
  }),
  label: ({ domain, nameServer, vantage }) =>
    labelOf(nameServer === undefined ? domain : `${domain} ${nameServer}`, vantage),

  collect: (host, { domain, nameServer, vantage }) =>
    askService(serviceSubject('domain', domain), async () => {
      const name = `_ldap._tcp.dc._msdcs.${domain}`
      const asking = host
        .names(nameServer)
        .then((names) => names.services(name))
        .then((controllers) => controllers.length > 0)
      const answer = await doesAnswer(asking, `no name server knows ${name}`)
      return {
        facts: [
          { vantage, controller: domain, protocol: 'dns' as const, ...answer, domain: domain.toLowerCase() },
        ],
      }
    }),
})
