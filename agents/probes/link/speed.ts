import { z } from 'zod'
import Link from '#contract/facts/link.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { readPort } from '../../tools/link/port.js'
import { rateOf } from '../../tools/link/rate.js'
import { askDevices } from '../../tools/snmp/ask-devices.js'
import { snmpFault, snmpLabel, snmpOptions } from '../../tools/snmp/options.js'

const web = () => z.url({ protocol: /^https?$/ }).optional()

/** What the port of a router could carry, or what really comes through: which of the two is said. */
export default defineProbe({
  topic: Link,
  summary:
    'Rate of the link: what a port of the router could carry (SNMP), or what is measured against a server.',
  platforms: ['linux', 'darwin', 'win32'],
  options: snmpOptions.extend({
    interface: z
      .string()
      .min(1)
      .max(128)
      .optional()
      .describe('Name, alias or number of the port of the router.'),
    url: web().describe('A large file on a server of yours outside; how fast it comes is measured.'),
    uploadUrl: web().describe('What takes a POST of any size there; how fast it goes is measured.'),
    megabytes: z.coerce.number().int().min(1).max(500).default(25).describe('At most so much each way.'),
    seconds: z.coerce.number().int().min(1).max(30).default(8).describe('At most so long each way.'),
  }),
  faultOf: (options) =>
    options.interface !== undefined
      ? snmpFault(options)
      : (options.url ?? options.uploadUrl) === undefined
        ? 'neither an interface of a router nor a url is named'
        : null,
  label: (options) =>
    options.interface === undefined
      ? (URL.parse(options.url ?? options.uploadUrl ?? '')?.host ?? '')
      : `${snmpLabel(options)} ${options.interface}`,
  timeoutMs: 110_000,

  async collect(host, options) {
    const { interface: port, url, uploadUrl } = options
    if (port !== undefined)
      return askDevices(host, options, async (session) => ({
        facts: [{ ...(await readPort(session, port)), basis: 'port' as const }],
      }))
    const name = URL.parse(url ?? uploadUrl ?? '')?.host
    if (!name) throw new ProbeError('unreadable', 'neither an interface of a router nor a url is named')
    const limits = { mostBytes: options.megabytes * 1_000_000, mostMs: options.seconds * 1000 }
    const down = url === undefined ? null : rateOf(await host.http.download(url, limits), url)
    const up = uploadUrl === undefined ? null : rateOf(await host.http.upload(uploadUrl, limits), uploadUrl)
    const key = `measured ${name}`
    return {
      answers: [
        {
          facts: [{ name, basis: 'measured' as const }],
          readings: {
            ...(down === null ? {} : { [`downBitsPerSecond ${key}`]: down }),
            ...(up === null ? {} : { [`upBitsPerSecond ${key}`]: up }),
          },
        },
      ],
    }
  },
})
