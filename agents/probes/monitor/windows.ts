import { z } from 'zod'
import Monitor from '#contract/facts/monitor.js'
import { meaningful } from '#lib/firmware-text.js'
import { defineProbe } from '../../probe.js'
import { readEdid } from '../../tools/monitor/edid.js'
import { makerName } from '../../tools/monitor/maker-names.js'
import { measured, sizeOf } from '../../tools/monitor/size.js'
import { askWindows, windowsTimeoutMs } from '../../windows/ask-windows.js'

const Shown = z.object({
  instance: z.string(),
  manufacturer: z.string().nullish(),
  serial: z.string().nullish(),
  model: z.string().nullish(),
  year: z.number().nullish(),
  width: z.number().nullish(),
  height: z.number().nullish(),
  plug: z.number().nullish(),
  edid: z.string().nullish(),
})

/** VideoOutputTechnology: LVDS, embedded DisplayPort, embedded UDI, internal. */
const internalPlugs = [6, 11, 13, 0x8000_0000, -0x8000_0000]

const year = (given: number | null | undefined): number | null => (given && given >= 1990 ? given : null)

/** What WmiMonitorID and WmiMonitorBasicDisplayParams tell, where Windows keeps no EDID: whole centimetres. */
const withoutEdid = (shown: z.infer<typeof Shown>) => ({
  manufacturer: makerName(shown.manufacturer?.trim() ?? ''),
  model: meaningful(shown.model)?.slice(0, 64) ?? null,
  serial: meaningful(shown.serial)?.slice(0, 64) ?? null,
  madeInYear: year(shown.year),
  ...(measured(null, [shown.width ?? 0, shown.height ?? 0]) ?? sizeOf(null, null, null)),
})

/** Monitors that are plugged in and on. */
export default defineProbe({
  topic: Monitor,
  summary: 'Monitors that are plugged in, from their EDID, else from WmiMonitorID.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    return (await askWindows(host, 'monitors', Shown)).map((shown) => ({
      connector: shown.instance.slice(0, 256),
      ...((shown.edid ? readEdid(Buffer.from(shown.edid, 'base64')) : null) ?? withoutEdid(shown)),
      builtIn: shown.plug == null ? null : internalPlugs.includes(shown.plug),
    }))
  },
})
