import { z } from 'zod'
import Monitor from '#contract/facts/monitor.js'
import { type Host, ifThere } from '../../host.js'
import { readDriverValue } from '../../linux/values.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { readEdid } from '../../tools/monitor/edid.js'

const folder = '/sys/class/drm'
const mostBytes = 32_768

/** Panels of laptops hang on these; desktop monitors never do. */
const isBuiltIn = (connector: string): boolean => /^(eDP|LVDS|DSI)-/.test(connector)

const monitorAt = async (host: Host, name: string) => {
  const status = await readDriverValue(host, `${folder}/${name}/status`)
  if (status !== 'connected') return null
  const bytes = (await ifThere(host.readStart(`${folder}/${name}/edid`, mostBytes))) ?? ''
  // A connected one without EDID is behind a switch or cable that does not pass it on: nothing can be told.
  const monitor = bytes === '' ? null : readEdid(Buffer.from(bytes, 'latin1'))
  const connector = name.replace(/^card\d+-/, '')
  return monitor && { connector: name, ...monitor, builtIn: isBuiltIn(connector) }
}

/** Monitors as their graphics driver shows them. */
export default defineProbe({
  topic: Monitor,
  summary: 'Monitors that are plugged in, from the EDID that each sends.',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const names = await ifThere(host.list(folder))
    if (names === null) throw new ProbeError('absent', 'there is no graphics driver')
    const found = await Promise.all(
      names.filter((name) => /^card\d+-/.test(name)).map((name) => monitorAt(host, name)),
    )
    return found.filter((monitor) => monitor !== null)
  },
})
