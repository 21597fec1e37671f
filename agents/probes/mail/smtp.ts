import { z } from 'zod'
import Mail from '#contract/facts/mail.js'
import type { Host } from '../../host.js'
import { defineProbe } from '../../probe.js'
import { askService } from '../../tools/outside/ask-service.js'
import { hostOption, labelOf, portOption, vantageOption } from '../../tools/outside/options.js'
import { serviceSubject } from '../../tools/outside/service-subject.js'
import { readSecret } from '../../tools/secret-file.js'
import { converse } from '../../tools/smtp/conversation.js'
import { readChain } from '../../tools/tls/read-certificate.js'

const timeoutMs = 8000

interface At {
  readonly server: string
  readonly port: number
  readonly name: string
  readonly ca: string | undefined
}

const certificateOf = async (host: Host, { server, port, name, ca }: At) => {
  const peer = await host.tls({
    host: server,
    port,
    name,
    startTls: 'smtp',
    timeoutMs,
    ...(ca === undefined ? {} : { ca }),
  })
  const authorities = [...(await host.authorities()), ...(ca === undefined ? [] : [ca])]
  const { chain, isNameRight, validUntil } = readChain(peer, name, authorities)
  return { chain: chain.state, isNameRight, validUntil }
}

/** A mail server as another meets it: whether it speaks TLS, with which certificate, and whether it carries for strangers. */
export default defineProbe({
  topic: Mail,
  summary:
    'A mail server: STARTTLS, its certificate, and whether it refuses to carry mail for strangers. Sends none.',
  platforms: ['linux', 'darwin', 'win32'],
  options: z.object({
    domain: hostOption().describe('The domain whose mail it takes, such as example.rs.'),
    host: hostOption().describe('Name or address of the server, such as mail.example.rs.'),
    name: hostOption()
      .optional()
      .describe('Name that its certificate must have, where that is not the host.'),
    port: portOption(25),
    vantage: vantageOption(),
    relay: z
      .enum(['ask', 'never'])
      .default('ask')
      .describe('Whether to ask it for mail from a stranger to a stranger; it is never sent.'),
    ca: z.string().min(1).optional().describe('File with the certificate (PEM) of an authority of your own.'),
  }),
  label: ({ host, port, vantage }) => labelOf(`${host}:${port}`, vantage),
  timeoutMs: 40_000,

  collect: (host, { domain, host: server, name = server, port, vantage, relay, ca: caFile }) =>
    askService(serviceSubject('mail-domain', domain), async () => {
      const connection = await host.connect(server, port, { timeoutMs })
      const answers = await converse(connection, { asksRelay: relay === 'ask' }).finally(() =>
        connection.close(),
      )
      const ca = caFile === undefined ? undefined : await readSecret(host, caFile)
      const certificate = answers.offersTls
        ? await certificateOf(host, { server, port, name, ca })
        : { chain: null }
      return { facts: [{ vantage, server, port, ...answers, ...certificate }] }
    }),
})
