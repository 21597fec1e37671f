import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import Vpn from '#contract/facts/vpn.js'
import { defineProbe } from '../../probe.js'
import { askService } from '../../tools/outside/ask-service.js'
import { doesAnswer } from '../../tools/outside/does-answer.js'
import { hostOption, labelOf, vantageOption } from '../../tools/outside/options.js'
import { serviceSubject } from '../../tools/outside/service-subject.js'
import { ikeHello, isIkeAnswer, isOpenVpnHello, openVpnHello } from '../../tools/vpn/hello.js'

const ways = {
  openvpn: { port: 1194, hello: openVpnHello, isAnswer: (answer: Buffer) => isOpenVpnHello(answer) },
  ike: { port: 500, hello: ikeHello, isAnswer: isIkeAnswer },
} as const

/** Whether the way into a private network over UDP answers a first packet. */
export default defineProbe({
  topic: Vpn,
  summary: 'Whether a VPN over UDP (OpenVPN without tls-auth, IKEv2) answers. WireGuard answers no stranger.',
  platforms: ['linux', 'darwin', 'win32'],
  options: z.object({
    host: hostOption().describe('Name or address of the way in.'),
    protocol: z.enum(['openvpn', 'ike']).describe('What it speaks.'),
    port: z.coerce
      .number()
      .int()
      .min(1)
      .max(65_535)
      .optional()
      .describe('Its port. Left out: 1194 for openvpn, 500 for ike.'),
    vantage: vantageOption().default('outside'),
  }),
  label: ({ host, protocol, vantage }) => labelOf(`${host} ${protocol}`, vantage),

  collect: (host, { host: address, protocol, port = ways[protocol].port, vantage }) =>
    askService(serviceSubject('address', address), async () => {
      const way = ways[protocol]
      const session = randomBytes(8)
      const asking = host
        .exchange({ host: address, port, protocol: 'udp', send: way.hello(session), timeoutMs: 6000 })
        .then((answer) => way.isAnswer(answer, session))
      const answer = await doesAnswer(asking, `it answers, but not as ${protocol} does`)
      return { facts: [{ vantage, address, port, protocol, ...answer }] }
    }),
})
