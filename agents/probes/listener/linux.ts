import { z } from 'zod'
import Listener from '#contract/facts/listener.js'
import { listeningSockets } from '../../linux/sockets.js'
import { readValue } from '../../linux/values.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { readListeners, worthTelling } from '../../tools/ss/listeners.js'

const usualFirst = 32_768

/** What listens on this machine. Who is connected to it is not asked. */
export default defineProbe({
  topic: Listener,
  summary: 'Ports that services listen at; their names need root.',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const range = await readValue(host, '/proc/sys/net/ipv4/ip_local_port_range')
    const firstHandedOut = Number(range?.split(/\s+/)[0]) || usualFirst
    const listening = await listeningSockets(host)
    if (listening) return worthTelling(listening, firstHandedOut)
    const { code, stdout, stderr } = await host.run('ss', ['-H', '-l', '-t', '-u', '-n', '-p'])
    if (code !== 0) throw new ProbeError('unreadable', `ss: ${stderr.trim() || `exit code ${code}`}`)
    return readListeners(stdout, firstHandedOut)
  },
})
