// Makes a checkout runnable: installs what package-lock.json names, once, with Node's own modules only.
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isInstalled, stampFile, wanted } from './installed.cjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')

/** npm by the Node that started it: a second run must not delete the Node that it runs on. */
const npmCommand = () => {
  const outside = (file) => file && !file.startsWith(modules + sep) && existsSync(file)
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  if (npm?.endsWith('.js') && existsSync(npm)) {
    const runner = [node, process.execPath].find(outside)
    if (runner) return [runner, [npm.replace(/npx-cli\.js$/, 'npm-cli.js')]]
  }
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
}

export const setUp = () => {
  const [major] = process.versions.node.split('.').map(Number)
  if (major < 20) {
    console.error(`Popis needs Node.js 20 or later to install itself; this is ${process.version}.`)
    process.exit(1)
  }
  if (isInstalled(root)) return
  console.error('Installing what Popis needs (about a minute, once) …')
  const [command, first] = npmCommand()
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((entry) => !entry.startsWith(modules))
    .join(delimiter)
  // Without --ignore-scripts npm compiles better-sqlite3 although its binary is in the package;
  // without the includes a user's own npm settings could leave out the bundled Node.
  const { status, error } = spawnSync(
    command,
    [
      ...first,
      'ci',
      '--ignore-scripts',
      '--include=dev',
      '--include=optional',
      '--loglevel=error',
      '--no-audit',
      '--no-fund',
    ],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, PATH: path },
      shell: first.length === 0 && process.platform === 'win32',
    },
  )
  if (error || status !== 0) {
    console.error(
      `npm ci did not finish${error ? `: ${error.message}` : ` (exit code ${status})`}. Is the npm registry reachable? Then run the same command again.`,
    )
    process.exit(1)
  }
  writeFileSync(stampFile(root), wanted(root))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp()
