// Transpiles src/ and agents/ file by file into dist/, so that folders stay registries, and copies what is no code.
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
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

export const build = async () => {
  const { build: esbuild, stop } = await import('esbuild')
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
  rmSync(dist, { recursive: true, force: true })
  renameSync(fresh, dist)
}

if (process.argv[1] === fileURLToPath(import.meta.url) && isStale()) await build()
