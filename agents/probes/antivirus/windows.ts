import { z } from 'zod'
import Antivirus from '#contract/facts/antivirus.js'
import { toInstant } from '#lib/instant.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { askWindowsIfMay, windowsTimeoutMs } from '../../windows/ask-windows.js'
import { readProductState } from '../../windows/product-state.js'

const Product = z.object({ displayName: z.string(), productState: z.number() })

const Defender = z.object({
  version: z.string().nullish(),
  mode: z.string().nullish(),
  service: z.boolean(),
  realTime: z.boolean(),
  definitions: z.string().nullish(),
  definitionsAt: z.string().nullish(),
  definitionsDays: z.number().nullish(),
})

const name = 'Microsoft Defender'

/** Security Center calls it by several names; the one that tells more is `MSFT_MpComputerStatus`. */
const isDefender = (product: string): boolean => /\b(windows|microsoft) defender\b/i.test(product)

/** Sixteen or thirty-two ones: it never had any. */
const never = [65_535, 4_294_967_295]

const ofDefender = (status: z.infer<typeof Defender>) => {
  const hasDefinitions = !never.includes(status.definitionsDays ?? 0) && status.definitionsAt != null
  // Beside another product it runs passively and protects nothing; “Not running” and “EDR Block Mode” are no protection either.
  const isActive = /^normal/i.test(status.mode ?? 'normal')
  return {
    product: name,
    version: status.version ?? null,
    running: status.service && isActive,
    realTime: status.realTime && isActive,
    definitionsVersion: hasDefinitions ? (status.definitions ?? null) : null,
    definitionsAt: hasDefinitions && status.definitionsAt ? toInstant(status.definitionsAt) : null,
  }
}

const ofProduct = ({ displayName, productState }: z.infer<typeof Product>) => {
  const { on, current } = readProductState(productState)
  return {
    product: displayName.slice(0, 128),
    version: null,
    running: on,
    realTime: on,
    definitionsAt: null,
    definitionsCurrent: current,
  }
}

/** Antivirus as Security Center lists it (workstations only), and Microsoft Defender as it tells itself. */
export default defineProbe({
  topic: Antivirus,
  summary: 'Antivirus products that Windows knows of, and the definitions of Microsoft Defender.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const listed = await askWindowsIfMay(host, 'antivirusProducts', Product)
    const [defender] = (await askWindowsIfMay(host, 'defender', Defender)) ?? []
    if (listed === null && !defender)
      // A server has no Security Center. Where Defender was taken off as well, another product may be there and unseen.
      throw new ProbeError(
        'absent',
        'Windows knows of no antivirus: it has neither Security Center nor Defender',
      )
    const others = (listed ?? []).filter(({ displayName }) => !defender || !isDefender(displayName))
    const facts = [...(defender ? [ofDefender(defender)] : []), ...others.map(ofProduct)]
    // A product that was upgraded is listed twice for a while: the one that is on counts.
    const byName = new Map(
      facts.sort((a, b) => Number(a.running) - Number(b.running)).map((fact) => [fact.product, fact]),
    )
    return [...byName.values()]
  },
})
