import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { loadProbes } from '#agents/probes.js'
import { temporaryFolder } from '../store/folder.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const bin = (name: string) => import(new URL(`../../bin/${name}`, import.meta.url).href)

/** A checkout with so many modules that whoever begins to load them is at it for a while. */
const checkout = (): string => {
  const folder = temporaryFolder()
  for (const name of ['src', 'agents']) mkdirSync(join(folder, name))
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }))
  const names = Array.from({ length: 200 }, (_, at) => `part-${at}`)
  for (const name of names) writeFileSync(join(folder, 'src', `${name}.ts`), 'export const one: number = 1\n')
  const loads = names.map((name) => `sum += (await import('./${name}.js')).one`).join('\n')
  writeFileSync(join(folder, 'src', 'main.ts'), `let sum = 0\n${loads}\nconsole.log(sum)\n`)
  return folder
}

const starting = `
import { build, isStale } from './bin/build.js'
if (isStale()) await build()
await import('./dist/src/main.js')
`

const start = (cwd: string) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', starting], { cwd })
    const said = { out: '', err: '' }
    child.stdout.on('data', (text: Buffer) => {
      said.out += text.toString()
    })
    child.stderr.on('data', (text: Buffer) => {
      said.err += text.toString()
    })
    child.on('close', (code) => resolve({ code, ...said }))
  })

it('lets several start at once from what has to be built first', { timeout: 120_000 }, async () => {
  const folder = checkout()
  for (let round = 0; round < 2; round += 1) {
    const started = await Promise.all(Array.from({ length: 4 }, () => start(folder)))
    for (const each of started) expect(each).toEqual({ code: 0, out: '200\n', err: '' })
    expect(readdirSync(folder).filter((name) => name.startsWith('dist'))).toEqual(['dist'])
    writeFileSync(join(folder, 'src', 'part-0.ts'), 'export const one: number = 1\n')
  }
})

it('goes on where a process was killed while it held the lock', { timeout: 60_000 }, async () => {
  const folder = checkout()
  mkdirSync(join(folder, 'dist-lock'))
  const before = new Date(Date.now() - 60_000)
  utimesSync(join(folder, 'dist-lock'), before, before)
  expect(await start(folder)).toMatchObject({ code: 0, out: '200\n' })
})

it('builds anew where a source came, went or was replaced by an older one', async () => {
  const { isStale, stampOf } = await bin('stale.cjs')
  const folder = temporaryFolder()
  for (const name of ['src', 'agents', 'dist']) mkdirSync(join(folder, name))
  const source = join(folder, 'src', 'a.ts')
  writeFileSync(source, '')
  const stamp = stampOf(folder, ['src', 'src/a.ts'])
  writeFileSync(join(folder, 'dist', '.built'), stamp)
  const at = (seconds: number, ...paths: string[]) => {
    for (const path of paths) utimesSync(path, seconds, seconds)
  }
  const built = join(folder, 'dist', '.built')
  at(100, source, join(folder, 'src'))
  at(200, built)
  expect(isStale(folder, '.built')).toBe(false)
  at(300, source)
  expect(isStale(folder, '.built')).toBe(true)
  at(100, source)
  at(300, join(folder, 'src'))
  expect(isStale(folder, '.built')).toBe(true)
  at(100, join(folder, 'src'))
  writeFileSync(source, 'another, as old')
  at(100, source)
  expect(isStale(folder, '.built')).toBe(true)
  writeFileSync(built, '1697')
  expect(isStale(folder, '.built')).toBe(true)
})

it.skipIf(process.platform === 'win32')('runs no compiled code that others may change', async () => {
  const folder = temporaryFolder()
  for (const name of ['bin', 'dist']) mkdirSync(join(folder, name), { mode: 0o755 })
  cpSync(join(root, 'bin'), join(folder, 'bin'), { recursive: true })
  writeFileSync(join(folder, 'dist', 'agent.cjs'), 'exports.main = () => {}\n')
  const cache = join(folder, 'dist', '.compiled')
  const asks = [
    `process.argv.splice(1, 9, 'popis', 'agent', 'run')`,
    `require('./bin/ready-agent.cjs').main()`,
    `console.log(Boolean(require('node:module').getCompileCacheDir()))`,
  ]
  const isUsed = () =>
    execFileSync(process.execPath, ['-e', asks.join('\n')], { cwd: folder, encoding: 'utf8' }).trim()
  expect(isUsed()).toBe('true')
  chmodSync(cache, 0o777)
  expect(isUsed()).toBe('false')
})

it('bundles an agent that finds every probe', { timeout: 60_000 }, async () => {
  const dist = temporaryFolder()
  const { build } = await import('esbuild')
  const { bundleAgent } = await bin('bundle-agent.js')
  const watched = await bundleAgent(build, root, dist)
  expect(watched).toContain(join(root, 'agents', 'probes', 'backup'))
  const text = readFileSync(join(dist, 'agent.cjs'), 'utf8')
  for (const id of (await loadProbes()).keys()) expect(text).toContain(`"${id}"`)
})
