import { ProbeError } from '../probe.js'

/** The names that an address leads back to, none where it has none. */
export const reverseNames = async (address: string): Promise<readonly string[]> => {
  const { Resolver } = await import('node:dns/promises')
  const resolver = new Resolver({ timeout: 3000, tries: 2 })
  try {
    return (await resolver.reverse(address)).toSorted()
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ENOTFOUND' || code === 'ENODATA') return []
    throw new ProbeError('unreadable', `no name server tells the name of ${address} (${code})`, {
      cause: error,
    })
  }
}
