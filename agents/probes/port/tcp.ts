import { z } from 'zod'
import Port from '#contract/facts/port.js'
import { defineProbe } from '../../probe.js'
import { askService } from '../../tools/outside/ask-service.js'
import { hostOption, labelOf, portOption, vantageOption } from '../../tools/outside/options.js'
import { serviceSubject } from '../../tools/outside/service-subject.js'
import { openPorts } from '../../tools/port/open-ports.js'

/** Whether one port answers that should, or one that should not. */
export default defineProbe({
  topic: Port,
  summary: 'Whether one TCP port answers, and whether it should.',
  platforms: ['linux', 'darwin', 'win32'],
  options: z.object({
    host: hostOption().describe('Name or address of the server.'),
    port: portOption(443),
    wanted: z.enum(['open', 'closed']).default('open').describe('Whether it should answer.'),
    vantage: vantageOption(),
  }),
  label: ({ host, port, vantage }) => labelOf(`${host}:${port}`, vantage),

  collect: (host, { host: address, port, wanted, vantage }) =>
    askService(serviceSubject('address', address), async () => {
      const open = await openPorts(host, address, [port], { atOnce: 1, timeoutMs: 5000 })
      return {
        facts: [
          {
            vantage,
            address,
            asked: String(port),
            askedCount: 1,
            open,
            unexpected: wanted === 'closed' ? open : [],
            missing: wanted === 'open' && open.length === 0 ? [port] : [],
          },
        ],
      }
    }),
})
