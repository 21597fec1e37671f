import { readdirSync, readFileSync } from 'node:fs'
import { sha256 } from '#lib/canonical.js'

const folder = new URL('../web/style/', import.meta.url)

/** Every stylesheet of `web/style`, in the order of their names. */
export const styleSheet = readdirSync(folder)
  .filter((name) => name.endsWith('.css'))
  .sort()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  .join('\n')

/** Changes with the sheet, so that it may be cached for ever. */
export const styleVersion = sha256(styleSheet).slice(0, 12)
