import { z } from 'zod'
import Directory from '#contract/facts/directory.js'
import { defineProbe } from '../../probe.js'
import { readRootDse, rootDseQuestion } from '../../tools/directory/root-dse.js'
import { askService } from '../../tools/outside/ask-service.js'
import { doesAnswer } from '../../tools/outside/does-answer.js'
import { hostOption, labelOf, portOption, vantageOption } from '../../tools/outside/options.js'
import { serviceSubject } from '../../tools/outside/service-subject.js'

/** Whether a domain controller answers LDAP, and which domain it keeps. Nobody signs in for that. */
export default defineProbe({
  topic: Directory,
  summary: 'Whether a domain controller answers LDAP, and which domain it keeps; without a password.',
  platforms: ['linux', 'darwin', 'win32'],
  options: z.object({
    host: hostOption().describe('Name or address of the controller.'),
    port: portOption(389),
    vantage: vantageOption(),
  }),
  label: ({ host, port, vantage }) => labelOf(`${host}:${port}`, vantage),

  collect: (host, { host: controller, port, vantage }) =>
    askService(serviceSubject('address', controller), async () => {
      let domain: string | null = null
      const asking = host
        .exchange({ host: controller, port, protocol: 'tcp', send: rootDseQuestion(), timeoutMs: 6000 })
        .then((answer) => {
          const read = readRootDse(answer)
          domain = read.domain
          return read.isDirectory
        })
      const answer = await doesAnswer(asking, 'it answers, but not as a directory does')
      return { facts: [{ vantage, controller, protocol: 'ldap' as const, ...answer, domain }] }
    }),
})
