import type { Cycle } from './table.js'

/** What people call a release: some are named whole, others by their number alone. */
export const releaseName = (title: string, { id, label }: Cycle): string => {
  const bare = title.replace(/^(?:Microsoft|Apple) /, '')
  const short = label ?? id
  return short.includes(bare) ? short : `${title} ${short}`
}
