import { isIP } from 'node:net'
import { z } from 'zod'
import Link from '#contract/facts/link.js'
import { instant } from '#contract/field.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { isShared, readAddress } from '../../tools/link/public-address.js'

const Seen = z.object({ address: z.string(), since: instant() })

/** The public address, as a server outside sees it, and since when. */
export default defineProbe({
  topic: Link,
  summary: 'The public address as a server outside sees it, its name, and since when it is the same.',
  platforms: ['linux', 'darwin', 'win32'],
  options: z.object({
    url: z
      .url({ protocol: /^https?$/ })
      .describe('What answers the address it is asked from, such as /api/v1/address of a Popis outside.'),
    family: z.enum(['4', '6']).optional().describe('Ask over IPv4 or IPv6 only.'),
  }),
  label: ({ url, family }) => `${URL.parse(url)?.host}${family ? ` IPv${family}` : ''}`,
  timeoutMs: 30_000,

  async collect(host, { url, family }) {
    const text = await host.http.text(url, {
      timeoutMs: 15_000,
      ...(family === undefined ? {} : { family: family === '4' ? 4 : 6 }),
    })
    const address = readAddress(text, URL.parse(url)?.host ?? url)
    const name = `IPv${isIP(address)}`
    const known = host.notes.get(name, Seen)
    const since = known?.address === address ? known.since : host.now()
    host.notes.set(name, { address, since })
    return [
      {
        name,
        basis: 'address' as const,
        address,
        isShared: isShared(address),
        addressSince: since,
        ...(await reverseName(() => host.reverseNames(address))),
      },
    ]
  },
})

/** Left out where no name server could say. */
const reverseName = async (
  ask: () => Promise<readonly string[]>,
): Promise<{ reverseName?: string | null }> => {
  try {
    return { reverseName: (await ask())[0] ?? null }
  } catch (error) {
    if (error instanceof ProbeError) return {}
    throw error
  }
}
