import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { optionsOf } from '#agents/probe-options.js'
import { loadProbes } from '#agents/probes.js'
import { contractDocument } from '#contract/document.js'
import { topics } from '#contract/topics.js'
import { RuleFile } from '#domain/policy/rule.js'
import { loadFolder } from '#lib/folder.js'
import { version } from '#lib/version.js'
import type { Command } from '../src/command.js'
import { settingsTable } from '../src/settings.js'

const read = (file: string): string => readFileSync(file, 'utf8')

const manual = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name.replaceAll('\\', '/')}`)
const pages = ['README.md', 'CHANGELOG.md', ...manual.sort()]

const commands = new Map(
  [...(await loadFolder<Command>(new URL('../src/commands/', import.meta.url)))].map(([name, command]) => [
    name.replaceAll('-', ' '),
    command,
  ]),
)
const probes = await loadProbes()

/** What stands between backticks, and every line of the blocks. */
const codeOf = (text: string): string[] => {
  const blocks = [...text.matchAll(/^ *```\w*\n([\s\S]*?)^ *```/gm)].flatMap(([, body = '']) =>
    body.split('\n'),
  )
  const prose = text.replaceAll(/^ *```\w*\n[\s\S]*?^ *```/gm, '')
  return [...blocks, ...[...prose.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)]
}

interface Call {
  readonly page: string
  readonly words: string[]
}

/** Every `popis …` that somebody could type, without comments and what follows a pipe. */
const calls: Call[] = pages.flatMap((page) =>
  codeOf(read(page)).flatMap((line) => {
    const typed = /(?:^|[\s/])popis(?:\.js)? ([^#|>)]+)/.exec(line)?.[1] ?? ''
    const words = typed.trim().split(/\s+/).filter(Boolean)
    return words[0] && /^[a-z]/.test(words[0]) && !/\.(service|env)$/.test(line) ? [{ page, words }] : []
  }),
)

const commandOf = (words: readonly string[]): string | undefined =>
  [3, 2, 1].map((size) => words.slice(0, size).join(' ')).find((name) => commands.has(name))

const dashed = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const flagsOf = (name: string, words: readonly string[]): string[] => {
  if (name !== 'probe') return Object.keys(commands.get(name)?.options.shape ?? {}).map(dashed)
  const probe = probes.get(words[1] ?? '')
  return ['format', ...(probe ? optionsOf(probe.options).map(({ flag }) => flag) : [])]
}

describe('the contract on paper', () => {
  it('is what the schemas say', () => {
    expect(read('docs/contract.md'), 'make it anew: npx popis help contract > docs/contract.md').toBe(
      contractDocument(topics),
    )
  })

  it('has a sentence for every field of every topic and of the register', () => {
    const silent = read('docs/contract.md')
      .split('\n')
      .filter((line) => /^\| `.*\|\s*\|$/.test(line))
    expect(silent).toEqual([])
  })
})

describe('every page', () => {
  it('names only paths that exist', () => {
    const rooted =
      /^(?:src|docs|test|agents|policies|bin|bench|\.ci)\/[\w./-]*$|^(?:[A-Z]+\.md|LICENSE|[\w-]+\.json)$/
    const named = pages.flatMap((page) => {
      const text = read(page)
      const code = codeOf(text).filter((path) => rooted.test(path))
      const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, link = '']) =>
        join(dirname(page), link),
      )
      return [...code, ...links].map((path) => ({ page, path }))
    })
    expect(named.length).toBeGreaterThan(60)
    expect(named.filter(({ path }) => !existsSync(path))).toEqual([])
  })

  it('names only commands that exist, and flags that they have', () => {
    expect(calls.length).toBeGreaterThan(25)
    const wrong = calls.filter(({ words }) => {
      const name = commandOf(words)
      if (name === undefined) return true
      const known = flagsOf(name, words)
      return words
        .filter((word) => /^--?[a-z]/.test(word))
        .some(
          (word) =>
            !['--help', '-h', '-o'].includes(word) && !known.includes(word.slice(2).split('=')[0] ?? ''),
        )
    })
    expect(wrong).toEqual([])
  })

  it('names only settings that exist', () => {
    const known = [
      'POPIS_SETTINGS',
      'POPIS_RECORDINGS',
      ...Object.values(settingsTable).map(({ variable }) => variable),
    ]
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/POPIS_[A-Z]+(?:_[A-Z]+)*/g)].map(([name]) => name),
    )
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })
})

describe('the manual', () => {
  it.each(Object.values(settingsTable))('has $variable with its default', ({ variable, fallback }) => {
    const [row] = read('docs/operate.md').match(new RegExp(`^\\| \`${variable}\` \\|.*$`, 'm')) ?? []
    expect(row, `${variable} stands in the table of docs/operate.md`).toBeDefined()
    if (fallback && !fallback.startsWith('popis@')) expect(row).toContain(`| ${fallback} |`)
  })

  it.each([...probes.keys()])('says what %s has been tried on', (id) => {
    expect(read('docs/supported.md')).toContain(`\`${id}\``)
  })

  it.each([...topics.keys()])('says why facts of %s are collected, and from where', (name) => {
    const [row = ''] = read('docs/privacy.md').match(new RegExp(`^\\| \`${name}\` \\|.*$`, 'm')) ?? []
    const cells = row.split('|').map((cell) => cell.trim())
    expect(cells.slice(1, -1).filter((cell) => cell.length > 1)).toHaveLength(4)
  })

  it('says of no topic that there is not why it is collected', () => {
    const [table = ''] = read('docs/privacy.md').split('## How long')
    const named = [...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name)
    expect(named).toEqual([...topics.keys()].sort())
  })

  it.each(Object.keys(RuleFile.shape))('says what %s means in a rule', (field) => {
    expect(read('docs/judging.md')).toMatch(new RegExp(`^\\| .*\`${field}\`.* \\|`, 'm'))
  })

  it('shows excerpts that are in the file that it names', () => {
    const text = read('docs/extend.md')
    const excerpts = [...text.matchAll(/^```(?:ts|yaml|json)\n([\s\S]*?)^```/gm)]
    expect(excerpts.length).toBeGreaterThan(6)
    for (const { index, 1: body = '' } of excerpts) {
      const before = [...text.slice(0, index).matchAll(/`([\w./-]+\.(?:ts|yaml|json))`/g)].map(
        ([, path = '']) => path,
      )
      const file = before.filter((path) => path.includes('/')).at(-1) ?? ''
      const lines = read(file).split('\n')
      const missing = body.split('\n').filter((line) => line !== '' && !lines.includes(line))
      expect(missing, file).toEqual([])
    }
  })

  it('opens with a picture that is quick to load', () => {
    const [, picture = ''] = /!\[[^\]]+\]\(([^)]+)\)/.exec(read('README.md')) ?? []
    expect(statSync(picture).size).toBeLessThan(200_000)
  })
})

describe('the list of changes', () => {
  it('begins with the version that the program reports', () => {
    expect(/^## (\S+)$/m.exec(read('CHANGELOG.md'))?.[1]).toBe(version)
  })
})
