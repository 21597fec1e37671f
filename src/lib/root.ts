import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const find = (from: string): string => (existsSync(join(from, 'package.json')) ? from : find(dirname(from)))

/** The folder of the package, where `policies/` and `inventory.json` lie, from source and from `dist` alike. */
export const packageRoot = find(dirname(fileURLToPath(import.meta.url)))
