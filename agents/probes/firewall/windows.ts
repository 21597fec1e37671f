import { z } from 'zod'
import Firewall from '#contract/facts/firewall.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { askWindows, askWindowsIfMay, windowsTimeoutMs } from '../../windows/ask-windows.js'
import { readProductState } from '../../windows/product-state.js'

const Profile = z.object({ name: z.string(), enabled: z.number(), inbound: z.number() })
const Product = z.object({ displayName: z.string(), productState: z.number() })

const enabled: Readonly<Record<number, boolean>> = { 0: false, 1: true }
const inbound: Readonly<Record<number, 'allow' | 'deny'>> = { 2: 'allow', 4: 'deny' }

/** The three profiles as they are in force (ActiveStore), whoever has set them, and firewalls of other makers. */
export default defineProbe({
  topic: Firewall,
  summary: 'The three profiles of the Windows firewall as they are in force, and firewalls of other makers.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const profiles = await askWindows(host, 'firewallProfiles', Profile)
    // Windows always has its three, so that none is an asking that failed.
    if (profiles.length === 0) throw new ProbeError('unreadable', 'Windows names no profile of its firewall')
    const products = (await askWindowsIfMay(host, 'firewallProducts', Product)) ?? []
    return [
      ...profiles.map((profile) => ({
        tool: `windows ${profile.name.toLowerCase()}`,
        enabled: enabled[profile.enabled] ?? null,
        defaultInbound: inbound[profile.inbound] ?? null,
        ruleCount: null,
        managedBy: null,
      })),
      ...products.map(({ displayName, productState }) => ({
        tool: displayName.slice(0, 32),
        enabled: readProductState(productState).on,
        defaultInbound: null,
        ruleCount: null,
        managedBy: null,
      })),
    ]
  },
})
