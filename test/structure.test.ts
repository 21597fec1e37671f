import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadFolder } from '#lib/folder.js'

const root = process.cwd()

const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))

const sources = [...filesBelow('src', /\.tsx?$/), ...filesBelow('agents', /\.tsx?$/)]

/** `src/http/routes/x.ts` is in `http`; a file of `src` itself is wiring. */
const roomOf = (file: string): string => {
  if (file.startsWith('agents/')) return 'agents'
  const [, room = '', ...rest] = file.split('/')
  return rest.length > 0 ? room : 'wiring'
}

/** What each folder may import beside itself. */
const mayImport: Record<string, readonly string[]> = {
  lib: [],
  contract: ['lib'],
  domain: ['lib', 'contract'],
  agents: ['lib', 'contract'],
  store: ['lib', 'contract', 'domain'],
  alerts: ['lib', 'contract', 'domain'],
  demo: ['lib', 'contract', 'domain', 'service', 'agents'],
  reports: ['lib', 'contract', 'domain'],
  imports: ['lib', 'contract', 'domain'],
  service: ['lib', 'contract', 'domain'],
  http: ['lib', 'contract', 'domain', 'service', 'web'],
  web: ['lib', 'contract', 'domain', 'service'],
}

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, name = '']) => name,
  )

/** The file that an import names; null where it is none of ours. */
const targetOf = (file: string, name: string): string | null => {
  if (name.startsWith('#agents/')) return `agents/${name.slice(8)}`
  if (name.startsWith('#')) return `src/${name.slice(1)}`
  if (name.startsWith('.')) return relative(root, join(root, dirname(file), name)).replaceAll('\\', '/')
  return null
}

describe('the house', () => {
  it('has rooms, and its imports go one way', () => {
    expect(sources.length).toBeGreaterThan(150)
    const wrong: string[] = []
    for (const file of sources) {
      const from = roomOf(file)
      if (from === 'wiring' || from === 'commands') continue
      const allowed = mayImport[from]
      expect(allowed, `${file} is in a folder that the house does not have`).toBeDefined()
      for (const name of importsOf(file)) {
        const target = targetOf(file, name)
        if (target === null) continue
        const to = roomOf(target)
        if (to !== from && !allowed?.includes(to)) wrong.push(`${file} imports ${name}`)
      }
    }
    expect(wrong).toEqual([])
  })

  it('keeps the domain free of files, network and clock', () => {
    const outside = /from 'node:(?!crypto)|\bfetch\(|Date\.now\(|new Date\(\)|process\.env/
    const wrong = sources.filter(
      (file) => file.startsWith('src/domain/') && outside.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(wrong).toEqual([])
  })

  it('has no file over 300 lines', () => {
    const long = [
      ...sources,
      ...filesBelow('test', /\.tsx?$/).filter((file) => !file.startsWith('test/fixtures')),
    ].filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301)
    expect(long).toEqual([])
  })

  it('names files in kebab-case, for what they export', () => {
    const odd = sources.filter((file) => !/^[a-z0-9-]+(\.[a-z]+)?\.tsx?$/.test(file.split('/').at(-1) ?? ''))
    const vague = sources.filter((file) => /(^|\/)(utils?|helpers?|managers?|index|misc)\.tsx?$/.test(file))
    expect([...odd, ...vague]).toEqual([])
  })

  it.each([
    ['topics', '../src/contract/facts/', 11],
    ['commands', '../src/commands/', 10],
    ['channels', '../src/alerts/', 2],
    ['report formats', '../src/reports/', 3],
    ['sheet formats', '../src/imports/', 3],
    ['lint rules of plans', '../src/domain/plan/lint/rules/', 45],
    ['probes', '../agents/probes/', 13],
  ])('loads every file of the registry of %s', async (_, folder, least) => {
    const loaded = await loadFolder(new URL(folder, import.meta.url))
    expect(loaded.size).toBeGreaterThanOrEqual(least)
  })

  it('names no path of one machine', () => {
    const texts = [
      ...sources,
      ...filesBelow('docs', /\.md$/),
      ...filesBelow('policies', /\.yaml$/),
      'README.md',
      'CHANGELOG.md',
    ]
    const wrong = texts.filter((file) =>
      /\/(work|root|home\/\w+)\//.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(wrong).toEqual([])
  })
})
