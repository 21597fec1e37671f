import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { collections, Register } from '#contract/register.js'
import type { Store } from '#domain/ports.js'
import { packageRoot } from '#lib/root.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import command from '../../src/commands/checklist.js'

let data: string
let store: Store

const sample = Register.parse(JSON.parse(await readFile(join(packageRoot, 'inventory.json'), 'utf8')))
const recorded = '2026-06-01T06:00:00.000Z'

const judged = (at: string, state: 'pass' | 'lapsed') =>
  store.transaction((tx) =>
    tx.of('plandiste').putVerdict('backup-recent', 'srv-1#backup/restic#nightly', at, {
      rule: 'backup-recent',
      thing: 'srv-1#backup/restic#nightly',
      subject: 'srv-1',
      state,
      since: state === 'lapsed' ? at : null,
      flipsAt: null,
      evidence: { values: { job: 'nightly', lastSuccess: '2026-06-13T23:10:00Z' } },
    }),
  )

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'popis-checklist-'))
  vi.stubEnv('POPIS_DATA', data)
  await writeFile(join(data, 'inventory.json'), JSON.stringify(sample))
  store = await openSqliteStore(join(data, 'popis.db'))
  await store.transaction(async (tx) => {
    const writer = tx.of('plandiste')
    await writer.putSubject({ id: 'srv-1', kind: 'host', name: 'srv-1', firstSeen: recorded, verdicts: {} })
    for (const collection of collections)
      for (const body of sample[collection])
        await writer.putRegisterEntry({ collection, id: body.id, body }, recorded)
  })
  await judged('2026-06-02T00:00:00.000Z', 'pass')
  await judged('2026-06-16T01:10:00.000Z', 'lapsed')
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await store.close()
  await rm(data, { recursive: true, force: true })
})

const run = async (args: string[], given: Record<string, string> = {}) => {
  const out: string[] = []
  const code = await command.run({
    options: command.options.parse(given),
    args,
    raw: [],
    terminal: { out: (line) => out.push(line), err: () => undefined, isInteractive: false },
  })
  return { code, out: out.join('\n') }
}

const row = async (framework: string, id: string, asOf?: string) => {
  const { out } = await run([framework], { format: 'json', ...(asOf ? { asOf } : {}) })
  const { rows } = JSON.parse(out) as { rows: { id: string; state: string; n: number; m: number }[] }
  return rows.find((each) => each.id === id)
}

describe('popis checklist, while the store is open elsewhere', () => {
  test('prints the official sheet in the language of the organisation', async () => {
    const { code, out } = await run(['rs-2016'])
    expect(code).toBe(0)
    expect(out).toMatch(/^<!doctype html>\n<html lang="sr-Cyrl">/)
    expect(out).toContain('Општина Пландиште')
    expect(out).toContain('016-7/2026-IV')
  })

  test('shows the day that is asked for', async () => {
    expect(await row('rs-2016', '16', '2026-06-10')).toMatchObject({ state: 'partly', n: 1 })
    expect(await row('rs-2016', '16', '2026-06-16')).toMatchObject({ state: 'lapsed' })
    expect(await row('rs-2016', '16', '2026-05-01')).toMatchObject({ state: 'not-checked', n: 0 })
  })

  test('knows the statements of the register from the day on which they were recorded', async () => {
    const state = async (asOf: string) => (await row('iso27001', '5.2', asOf))?.state
    expect(await state('2026-06-10')).toBe('pass')
    expect(await state('2026-05-31')).toBe('not-checked')
  })

  test('writes a file where it is told to and says nothing', async () => {
    const file = join(data, 'list.csv')
    const { out } = await run(['cis'], { format: 'csv', lang: 'en', output: file })
    expect(out).toBe('')
    expect(await readFile(file, 'utf8')).toMatch(/^\uFEFFNumber,Title,State,/)
  })
})

describe('popis checklist refuses', () => {
  test.each([
    [
      'an unknown framework',
      ['rs-2061'],
      {},
      /no framework “rs-2061”, did you mean rs-2016\? There are cis, iso27001/,
    ],
    ['an unknown format', ['cis'], { format: 'pdf' }, /no format “pdf”.* There are csv, html, json/],
    ['an unknown language', ['cis'], { lang: 'xx' }, /no language “xx”.* There are en, sr-Cyrl, sr-Latn/],
  ])('%s and lists what there is', async (_, args, options, message) => {
    await expect(run(args, options)).rejects.toThrow(message)
  })

  test.each(['30.06.2026', '2026-02-30', 'yesterday', '2999-01-01'])('%s as a day', async (asOf) => {
    await expect(run(['cis'], { asOf })).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ where: 'as-of' }],
    })
  })

  test('a folder without data', async () => {
    vi.stubEnv('POPIS_DATA', join(data, 'nothing'))
    await expect(run(['cis'])).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a place where nothing can be written', async () => {
    await expect(run(['cis'], { output: join(data, 'no', 'such', 'folder.html') })).rejects.toThrow(
      /folder\.html cannot be written \(ENOENT\)/,
    )
  })
})
