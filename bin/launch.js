// Sets up a checkout, finds the Node that comes with Popis, then runs the command.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { build, isStale } from './build.js'
import { serverFlags } from './lean.cjs'
import { setUp } from './setup.js'

setUp()

const bundledNode = () => {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  try {
    const home = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    return join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  } catch {
    return undefined
  }
}

const [major] = process.versions.node.split('.').map(Number)
const node = major >= 24 ? undefined : bundledNode()

if (node) {
  const child = spawn(node, [...serverFlags, ...process.argv.slice(1)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
} else if (major < 22) {
  console.error(
    `No Node.js comes with Popis for ${process.platform} ${process.arch}: install Node.js 22 or later (this is ${process.version}).`,
  )
  process.exitCode = 1
} else {
  // In place of this process, where the system can: whoever started it goes on talking to the same one.
  if (serverFlags.some((flag) => !process.execArgv.includes(flag)) && process.platform !== 'win32')
    process.execve?.(
      process.execPath,
      [process.execPath, ...serverFlags, ...process.argv.slice(1)],
      process.env,
    )
  if (isStale()) await build()
  const { main } = await import('../dist/src/commands.js')
  await main(process.argv.slice(2))
}
