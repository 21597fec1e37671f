import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { emptyRegister } from '#domain/register/empty-register.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import type { Command } from '../../src/command.js'
import close from '../../src/commands/count-close.js'
import mark from '../../src/commands/count-mark.js'
import open from '../../src/commands/count-open.js'

let data: string

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'popis-count-open-'))
  vi.stubEnv('POPIS_DATA', data)
  const organisation = { id: 'varos', name: 'Варош', country: 'RS', timeZone: 'Europe/Belgrade' }
  const register = {
    ...emptyRegister({ ...organisation, currency: 'RSD', language: 'sr-Cyrl' }),
    assets: [{ id: 'PC-1', kind: 'computer', state: 'in-use' }],
  }
  await writeFile(join(data, 'inventory.json'), JSON.stringify(register))
  await (await openSqliteStore(join(data, 'popis.db'))).close()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(data, { recursive: true, force: true })
})

const run = async (given: Record<string, unknown>, command: unknown = open, args: string[] = []) => {
  const { options, run: carry } = command as Command
  const [out, err]: [string[], string[]] = [[], []]
  const terminal = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    isInteractive: false,
  }
  await carry({ options: options.parse(given), args, raw: [], terminal })
  return { out, err }
}

it('tells who opens a second count that the first is still open', async () => {
  expect(await run({ date: '2026-12-31' })).toMatchObject({
    out: [expect.stringMatching(/^2026 .*1 to find$/)],
    err: [],
  })
  expect(await run({ date: '2026-12-31', kind: 'computer' })).toMatchObject({
    out: [expect.stringMatching(/^2026-2 /)],
    err: [expect.stringMatching(/^2026 is open too/)],
  })
})

it('counts the last of December that is nearest, by the clock of the organisation', async () => {
  vi.useFakeTimers({ now: new Date('2027-01-12T09:00:00Z'), toFake: ['Date'] })
  try {
    expect((await run({})).out).toEqual([expect.stringContaining('as of 2026-12-31')])
  } finally {
    vi.useRealTimers()
  }
})

it('refuses to call one thing a surplus and missing', async () => {
  await run({ date: '2026-12-31' })
  await expect(run({ surplus: 'Television', missing: true }, mark, ['TV-1'])).rejects.toThrow('at once')
})

it('says how a day is written', async () => {
  await expect(run({ date: '31.12.2026' })).rejects.toThrow('write it as 2026-12-31')
})

it('asks which count is meant where several are open', async () => {
  await run({ date: '2026-12-31' })
  expect((await run({}, mark, ['PC-1'])).out).toEqual(['PC-1  found'])
  await run({ date: '2026-12-31', kind: 'computer' })
  for (const command of [mark, close])
    await expect(run({}, command, ['PC-1'])).rejects.toMatchObject({
      code: 'invalid',
      message: '2 counts are open: say which one by --count ID',
      faults: [{ where: '2026-2' }, { where: '2026' }],
    })
  expect((await run({ count: '2026' }, mark, ['PC-1'])).out).toEqual(['PC-1  found'])
})
