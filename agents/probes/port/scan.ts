import { isIP } from 'node:net'
import { z } from 'zod'
import Port from '#contract/facts/port.js'
import { instant } from '#contract/field.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { askService } from '../../tools/outside/ask-service.js'
import { labelOf, vantageOption } from '../../tools/outside/options.js'
import { serviceSubject } from '../../tools/outside/service-subject.js'
import { openPorts, readPorts } from '../../tools/port/open-ports.js'

const mostPorts = 2048
/** Two thousand ports that drop what comes take a minute and a half then. */
const pace = { atOnce: 32, timeoutMs: 1500 }
const hourMs = 3_600_000

const ports = () =>
  z
    .string()
    .max(512)
    .refine(
      (text) => (readPorts(text)?.length ?? mostPorts + 1) <= mostPorts,
      `at most ${mostPorts} ports, such as 1-1024,3389`,
    )

const Kept = z.object({ at: instant(), asked: z.string(), open: z.array(z.number()) })

/** Which ports of one address of one's own answer, against a list of those that may. */
export default defineProbe({
  topic: Port,
  summary:
    'Which TCP ports of one address of your own answer, against those that may. Asks seldom and slowly.',
  platforms: ['linux', 'darwin', 'win32'],
  options: z.object({
    address: z
      .string()
      .refine((text) => isIP(text) !== 0, 'is not one IP address')
      .describe('One address that is yours: a network cannot be named. Record it as an internet link.'),
    confirmed: z
      .string()
      .describe('The same address once more: whoever writes it confirms that the organisation may scan it.'),
    ports: ports()
      .default('1-1024,1433,1723,3306,3389,5432,5900,8000,8080,8443,8888,9200,10000,27017')
      .describe('Ports to ask.'),
    allow: z.union([ports(), z.literal('')]).describe('Ports that may answer, such as 25,443; none: "".'),
    everyHours: z.coerce
      .number()
      .int()
      .min(1)
      .max(24 * 31)
      .default(24)
      .describe('How often; between, what was found is told again.'),
    vantage: vantageOption().default('outside'),
  }),
  label: ({ address, vantage }) => labelOf(address, vantage),
  timeoutMs: 115_000,

  collect: (host, { address, confirmed, ports: asked, allow, everyHours, vantage }) =>
    askService(serviceSubject('address', address), async () => {
      if (confirmed !== address)
        throw new ProbeError(
          'denied',
          `nobody confirmed that ${address} may be scanned: write the address as confirmed, too`,
        )
      const wanted = readPorts(asked) ?? []
      const kept = host.notes.get('scan', Kept)
      const now = host.now()
      const isFresh = kept?.asked === asked && Date.parse(now) - Date.parse(kept.at) < everyHours * hourMs
      const found = isFresh ? kept : { at: now, asked, open: await openPorts(host, address, wanted, pace) }
      host.notes.set('scan', found)
      const allowed = readPorts(allow) ?? []
      return {
        facts: [
          {
            vantage,
            address,
            asked,
            askedCount: wanted.length,
            open: found.open,
            unexpected: found.open.filter((port) => !allowed.includes(port)),
            missing: [],
            scannedAt: found.at,
          },
        ],
      }
    }),
})
