import { z } from 'zod'
import ShutdownClient from '#contract/facts/shutdown-client.js'
import { type Host, ifThere } from '../../host.js'
import { runningPrograms } from '../../linux/processes.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { type Product, products } from '../../tools/shutdown-clients/products.js'
import type { Configuration } from '../../tools/shutdown-clients/upsmon.js'

const installedAt = async (host: Host, { places }: Product): Promise<string | null> => {
  for (const place of places) if ((await ifThere(host.stat(place))) !== null) return place
  return null
}

/** Whether a process was started from a folder, by its command line. */
const runsFrom = async (host: Host, folder: string): Promise<boolean> => {
  const pids = (await host.list('/proc')).filter((name) => /^\d+$/.test(name))
  for (const pid of pids)
    try {
      const line = await ifThere(host.read(`/proc/${pid}/cmdline`))
      if (line?.toLowerCase().includes(folder.toLowerCase())) return true
    } catch (error) {
      // It ended while it was looked at, or is nobody's business.
      if (!(error instanceof ProbeError)) throw error
    }
  return false
}

/** Null where there is no configuration or no right to read it: it holds a password. */
const configurationOf = async (host: Host, { configuration }: Product): Promise<Configuration | null> => {
  for (const file of configuration?.files ?? [])
    try {
      const text = await ifThere(host.read(file))
      if (text !== null) return configuration?.read(text) ?? null
    } catch (error) {
      if (!(error instanceof ProbeError) || error.reason !== 'denied') throw error
      return null
    }
  return null
}

/** What shuts this host down before the battery of its UPS is empty. */
export default defineProbe({
  topic: ShutdownClient,
  summary: 'Whether upsmon, apcupsd or a service of a maker of UPSes runs here, and which UPS it watches.',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const running = await runningPrograms(host)
    const facts = []
    for (const product of products) {
      const place = await installedAt(host, product)
      const hasProcess = product.processes.some((name) => running.has(name))
      if (place === null && (product.byFolder || !hasProcess)) continue
      const runs = hasProcess && (!product.byFolder || (place !== null && (await runsFrom(host, place))))
      const configuration = await configurationOf(host, product)
      facts.push({
        product: product.name,
        running: runs,
        ...(configuration === null
          ? {}
          : { watches: [...configuration.watches], canShutDown: configuration.canShutDown }),
      })
    }
    return facts
  },
})
