import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const newest = (folder: string, ending: RegExp): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .reduce((latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0)

const builtAt = (): number => {
  try {
    return statSync(join('dist', 'src', 'main.js')).mtimeMs
  } catch {
    return 0
  }
}

/**
 * How Node.js runs a script of the tests in a process of its own: on what was built, which starts in a fraction of the
 * time, unless a source is younger than that.
 */
export const nodeArguments = (script: string): string[] =>
  builtAt() > Math.max(newest('src', /\.(tsx?|sql)$/), newest('agents', /\.ts$/))
    ? [script]
    : ['--import', 'tsx', '--conditions', 'development', script]
