import { z } from 'zod'
import Certificate from '#contract/facts/certificate.js'
import { defineProbe } from '../../probe.js'
import { askService } from '../../tools/outside/ask-service.js'
import { hostOption, labelOf, portOption, vantageOption } from '../../tools/outside/options.js'
import { serviceSubject } from '../../tools/outside/service-subject.js'
import { readSecret } from '../../tools/secret-file.js'
import { describeCertificate, readChain } from '../../tools/tls/read-certificate.js'
import { acceptedVersions } from '../../tools/tls/versions.js'

const timeoutMs = 8000

/** The certificate of a server for each of its names, what it leads to, and which versions of TLS are accepted. */
export default defineProbe({
  topic: Certificate,
  summary: 'A server’s certificate, what it leads to, and which versions of TLS it accepts.',
  platforms: ['linux', 'darwin', 'win32'],
  options: z.object({
    host: hostOption().describe('Name or address of the server, such as www.example.rs.'),
    port: portOption(443),
    names: z
      .array(z.string().min(1).max(253))
      .max(50)
      .default([])
      .describe('Names that visitors use, where there are more than the host.'),
    vantage: vantageOption(),
    ca: z.string().min(1).optional().describe('File with the certificate (PEM) of an authority of your own.'),
  }),
  label: ({ host, port, vantage }) => labelOf(`${host}:${port}`, vantage),
  timeoutMs: 60_000,

  collect: (host, { host: server, port, names, vantage, ca: caFile }) =>
    askService(serviceSubject('website', server), async () => {
      const ca = caFile === undefined ? undefined : await readSecret(host, caFile)
      const authorities = [...(await host.authorities()), ...(ca === undefined ? [] : [ca])]
      const facts = []
      for (const name of names.length > 0 ? new Set(names) : [server]) {
        const at = { host: server, port, name, timeoutMs }
        const peer = await host.tls({ ...at, ...(ca === undefined ? {} : { ca }) })
        const { leaf, chain, isNameRight, chainValidUntil } = readChain(peer, name, authorities)
        facts.push({
          vantage,
          name,
          port,
          ...describeCertificate(leaf),
          isNameRight,
          chainValidUntil,
          chain: chain.state,
          chainDetail: chain.detail,
          versions: await acceptedVersions(host, at),
        })
      }
      return { facts }
    }),
})
