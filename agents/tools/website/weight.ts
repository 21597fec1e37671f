import type { Host } from '../../host.js'
import { fewAtOnce, visit } from './visit.js'

const mostParts = 60

/** What the parts of a page weigh as they are sent. What cannot be fetched weighs nothing. */
export const weightOf = async (host: Host, parts: readonly string[]): Promise<number> => {
  const visits = await fewAtOnce(parts.slice(0, mostParts), 6, (url) => visit(host, url, { timeoutMs: 3000 }))
  return visits.reduce((sum, { page }) => sum + (page?.bytes ?? 0), 0)
}
