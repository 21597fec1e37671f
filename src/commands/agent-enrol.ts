import { z } from 'zod'
import { enrolMachine } from '#agents/enrol-machine.js'
import { serverFault } from '#agents/server-url.js'
import { Pin } from '#contract/pin.js'
import { Problem } from '#lib/problem.js'
import { defineCommand } from '../command.js'

export default defineCommand({
  summary: 'Makes this machine known to a server and writes its agent’s configuration and key.',
  usage: 'URL TOKEN',
  takes: [2, 2],
  options: z.object({
    config: z.string().default('agent.yaml').describe('The configuration to write or to add to.'),
    fingerprint: z
      .string()
      .regex(/^([0-9a-f]{2}:?){32}$/i, 'is not the SHA-256 of a certificate: 64 hex digits')
      .optional()
      .describe('SHA-256 of the certificate of the server: trust this one and no other.'),
    pin: Pin.optional().describe(
      'SHA-256 of the public key of that certificate, as sha256/…: it stays right when the certificate is renewed with the same key.',
    ),
    caFile: z.string().optional().describe('Certificate of the authority that signed the server’s, in PEM.'),
  }),
  examples: [
    'popis agent enrol https://popis.example:8420 TOKEN --fingerprint 9F:86:…',
    'popis agent enrol https://popis.example:8420 TOKEN --pin sha256/… --config /etc/popis/agent.yaml',
  ],

  async run({ options: { config, fingerprint, pin, caFile }, args: [url = '', token = ''], terminal }) {
    const fault = serverFault(url)
    if (fault) throw new Problem('invalid', fault)
    const trust = {
      ...(pin ? { pin } : {}),
      ...(fingerprint ? { fingerprint } : {}),
      ...(caFile ? { caFile } : {}),
    }
    const { agent, keyFile } = await enrolMachine({ url, token, config, trust })
    terminal.out(`Enrolled as ${agent}. Its key is in ${keyFile}; nobody can be told it again.`)
    terminal.out(`Now: popis agent run --config ${config}`)
    return 0
  },
})
