// Transpiles src/ and agents/ file by file into dist/, so that folders stay registries, and copies what is no code.
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleAgent } from './bundle-agent.js'
import { isStale as isOlder, sources, stampOf } from './stale.cjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')

const entries = () =>
  sources.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))

const pathOf = (entry) => join(entry.parentPath, entry.name)

const files = () =>
  entries()
    .filter((entry) => entry.isFile())
    .map(pathOf)

/** What makes dist/ stale when it changes. */
const watched = () =>
  [...['package-lock.json', ...sources].map((name) => join(root, name)), ...entries().map(pathOf)].filter(
    (path) => existsSync(path),
  )

/** True where dist/ is older than a source, or is not there. */
export const isStale = () => isOlder(root, '.built')

/** Names what is watched; whatever is written from `begunAt` on is younger than what was built. */
const writeStamp = (file, paths, begunAt) => {
  writeFileSync(
    file,
    stampOf(
      root,
      paths.map((path) => relative(root, path)),
    ),
  )
  utimesSync(file, begunAt, begunAt)
}

const lock = `${dist}-lock`

/** It is held for the time of two renames: one that is older was left by a process that was killed. */
const heldAtMostMs = 10_000

const takeLock = () => {
  for (;;) {
    try {
      return mkdirSync(lock)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > heldAtMostMs) rmSync(lock, { recursive: true, force: true })
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
  }
}

/** Puts `fresh` in the place of dist/, unless another start was faster: that one may be running from it already. */
const put = (fresh) => {
  const old = `${fresh}-old`
  takeLock()
  try {
    if (isStale()) {
      if (existsSync(dist)) renameSync(dist, old)
      renameSync(fresh, dist)
    }
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
  for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true })
}

/** True where whoever runs this may put another dist/ in the place of the one that is there. */
const mayBuild = () => {
  try {
    accessSync(root, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Ends the process where what is there is too old and may not be made anew. */
export const build = async () => {
  if (!mayBuild()) {
    console.error(
      `Popis has changed since it was built, and ${root} may not be written to: run it once as its owner.`,
    )
    process.exit(1)
  }
  const { build: esbuild, stop } = await import('esbuild')
  const begunAt = new Date()
  const fresh = `${dist}-${process.pid}`
  const paths = watched()
  const all = files()
  const isCode = (file) => ['.ts', '.tsx'].includes(extname(file))
  await esbuild({
    absWorkingDir: root,
    entryPoints: all.filter(isCode),
    outdir: fresh,
    outbase: root,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: 'linked',
    logLevel: 'warning',
  })
  const agent = await bundleAgent(esbuild, root, fresh)
  // Its service would live on beside the server.
  await stop()
  for (const file of all.filter((name) => !isCode(name))) cpSync(file, file.replace(root, fresh))
  writeStamp(join(fresh, '.built'), paths, begunAt)
  if (agent) writeStamp(join(fresh, '.agent-built'), agent, begunAt)
  put(fresh)
}

if (process.argv[1] === fileURLToPath(import.meta.url) && isStale()) await build()
