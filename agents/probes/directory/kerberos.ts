import { z } from 'zod'
import Directory from '#contract/facts/directory.js'
import { defineProbe } from '../../probe.js'
import { kerberosQuestion, readKerberos } from '../../tools/directory/kerberos.js'
import { askService } from '../../tools/outside/ask-service.js'
import { doesAnswer } from '../../tools/outside/does-answer.js'
import { hostOption, labelOf, portOption, vantageOption } from '../../tools/outside/options.js'
import { serviceSubject } from '../../tools/outside/service-subject.js'

/** Whether a domain controller answers Kerberos: it is asked for a ticket for nobody, and refuses. */
export default defineProbe({
  topic: Directory,
  summary: 'Whether a domain controller answers Kerberos; without a password.',
  platforms: ['linux', 'darwin', 'win32'],
  options: z.object({
    host: hostOption().describe('Name or address of the controller.'),
    realm: hostOption().describe('The realm, such as EXAMPLE.LOCAL.'),
    port: portOption(88),
    vantage: vantageOption(),
  }),
  label: ({ host, port, vantage }) => labelOf(`${host}:${port}`, vantage),

  collect: (host, { host: controller, realm, port, vantage }) =>
    askService(serviceSubject('address', controller), async () => {
      let domain: string | null = null
      const send = kerberosQuestion(realm.toUpperCase())
      const asking = host
        .exchange({ host: controller, port, protocol: 'tcp', send, timeoutMs: 6000 })
        .then((answer) => {
          const read = readKerberos(answer)
          domain = read.realm
          return read.isKerberos
        })
      const answer = await doesAnswer(asking, 'it answers, but not as Kerberos does')
      return { facts: [{ vantage, controller, protocol: 'kerberos' as const, ...answer, domain }] }
    }),
})
