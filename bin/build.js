// Transpiles src/ and agents/ file by file into dist/, so that folders stay registries, and copies what is no code.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const stamp = join(dist, '.built')
const sources = ['src', 'agents']

const files = () =>
  sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  )

/** True where dist/ is older than a source, holds more or fewer files, or is not there. */
export const isStale = () => {
  if (!sources.every((folder) => existsSync(join(root, folder)))) return false
  if (!existsSync(stamp)) return true
  const built = statSync(stamp)
  const all = files()
  return (
    readFileSync(stamp, 'utf8') !== String(all.length) ||
    all.some((file) => statSync(file).mtimeMs > built.mtimeMs)
  )
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

export const build = async () => {
  const { build: esbuild, stop } = await import('esbuild')
  const begunAt = new Date()
  const fresh = `${dist}-${process.pid}`
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
  // Its service would live on beside the server.
  await stop()
  for (const file of all.filter((name) => !isCode(name))) cpSync(file, file.replace(root, fresh))
  writeFileSync(join(fresh, '.built'), String(all.length))
  // What is written from now on is newer than what was built.
  utimesSync(join(fresh, '.built'), begunAt, begunAt)
  put(fresh)
}

if (process.argv[1] === fileURLToPath(import.meta.url) && isStale()) await build()
