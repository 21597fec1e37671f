import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './root.js'

/** The version of Popis, as package.json says. */
export const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
  version: string
}
