import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'
import type { Plan } from '#contract/register/plan.js'
import type { Register } from '#contract/register.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import type { Command } from '../../src/command.js'
import importCommand from '../../src/commands/plan-import.js'

/** A data folder of its own for each test. */
export let data: string

export const start = async (register: Register) => {
  await writeFile(join(data, 'inventory.json'), JSON.stringify(register, null, 2))
  await (await openSqliteStore(join(data, 'popis.db'))).close()
}

/** Files share a worker and this module: each asks for its folders itself. */
export const inOwnFolder = (): void => {
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'popis-plan-'))
    vi.stubEnv('POPIS_DATA', data)
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await rm(data, { recursive: true, force: true })
  })
}

export const run = async (args: string[], given: Record<string, unknown> = {}) => {
  const { options, run: carry } = importCommand as unknown as Command
  const out: string[] = []
  const err: string[] = []
  const code = await carry({
    options: options.parse(given),
    args,
    raw: [],
    terminal: { out: (line) => out.push(line), err: (line) => err.push(line), isInteractive: false },
  })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

export const file = async (name: string, text: string | Uint8Array): Promise<string> => {
  const path = join(data, name)
  await writeFile(path, text)
  return path
}
export const plans = async (): Promise<Plan[]> =>
  (JSON.parse(await readFile(join(data, 'inventory.json'), 'utf8')) as Register).plans
export const frame = {
  id: 'p',
  title: 'План',
  from: '2019-01-01',
  to: '2020-12-31',
  vatIncluded: 'yes',
  vatRate: '0.2',
}

export const formats = ['csv', 'xlsx', 'ods', 'docx']
export const fixture = (format: string) => `test/fixtures/plans/municipal.${format}`
