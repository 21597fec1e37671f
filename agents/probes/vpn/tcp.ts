import { z } from 'zod'
import Vpn from '#contract/facts/vpn.js'
import { defineProbe } from '../../probe.js'
import { askService } from '../../tools/outside/ask-service.js'
import { doesAnswer } from '../../tools/outside/does-answer.js'
import { hostOption, labelOf, portOption, vantageOption } from '../../tools/outside/options.js'
import { serviceSubject } from '../../tools/outside/service-subject.js'

/** Whether the way into a private network over TCP is there. */
export default defineProbe({
  topic: Vpn,
  summary: 'Whether the TCP port of a VPN (SSTP, SSL VPN, OpenVPN over TCP) answers.',
  platforms: ['linux', 'darwin', 'win32'],
  options: z.object({
    host: hostOption().describe('Name or address of the way in.'),
    port: portOption(443),
    vantage: vantageOption().default('outside'),
  }),
  label: ({ host, port, vantage }) => labelOf(`${host}:${port}`, vantage),

  collect: (host, { host: address, port, vantage }) =>
    askService(serviceSubject('address', address), async () => {
      const asking = host.exchange({ host: address, port, protocol: 'tcp', send: null, timeoutMs: 6000 })
      const answer = await doesAnswer(
        asking.then(() => true),
        '',
      )
      return { facts: [{ vantage, address, port, protocol: 'tcp' as const, ...answer }] }
    }),
})
