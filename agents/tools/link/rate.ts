import { shownUrl } from '#lib/shown-url.js'
import type { Transfer } from '../../host/http.js'
import { ProbeError } from '../../probe.js'

/** Below it, what was measured is the beginning of a connection and not the link. */
const leastBytes = 256 * 1024

/** Bits a second of a transfer. */
export const rateOf = ({ bytes, milliseconds }: Transfer, url: string): number => {
  if (bytes < leastBytes)
    throw new ProbeError(
      'unreadable',
      `${shownUrl(url)} transfers only ${bytes} bytes, too few to tell a rate`,
    )
  return Math.round((bytes * 8) / (Math.max(1, milliseconds) / 1000))
}
