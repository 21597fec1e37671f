import { z } from 'zod'
import Software from '#contract/facts/software.js'
import { defineProbe } from '../../probe.js'
import { askWindows, askWindowsIfMay, windowsTimeoutMs } from '../../windows/ask-windows.js'
import { ExchangeSetup, exchangeServer, SqlServer, sqlServer } from '../../windows/servers.js'

const Program = z.object({
  name: z.string(),
  version: z.string().nullish(),
  publisher: z.string().nullish(),
  installed: z.string().nullish(),
  architecture: z.string(),
})

/** Installers write `20211108`, and all sorts of other things. */
const dayOf = (text: string | null | undefined): string | null => {
  const day = /^(\d{4})(\d\d)(\d\d)$/
    .exec(text ?? '')
    ?.slice(1)
    .join('-')
  return z.iso.date().safeParse(day).data ?? null
}

const fact = (program: z.infer<typeof Program>) => ({
  name: program.name.trim().slice(0, 512),
  version: (program.version ?? '').slice(0, 128),
  architecture: program.architecture,
  publisher: program.publisher?.trim().slice(0, 512) || null,
  installedOn: dayOf(program.installed),
})

/** Programs that are installed for everybody; what a person has installed for themselves is not read. */
export default defineProbe({
  topic: Software,
  summary: 'Installed programs, and the editions of SQL Server and Exchange.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const programs = (await askWindows(host, 'programs', Program)).map(fact)
    const sql = (await askWindowsIfMay(host, 'sqlServers', SqlServer)) ?? []
    const exchange = (await askWindowsIfMay(host, 'exchange', ExchangeSetup)) ?? []
    const all = [...programs, ...sql.map(sqlServer), ...exchange.map(exchangeServer)].filter(
      ({ name }) => name !== '',
    )
    return [...new Map(all.map((one) => [Software.key(one), one])).values()]
  },
})
