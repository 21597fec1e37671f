import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { emptyRegister } from '#domain/register/empty-register.js'
import type { Command } from '../../src/command.js'
import labels from '../../src/commands/labels.js'

it('takes inventory numbers with blanks around their commas', async () => {
  const data = await mkdtemp(join(tmpdir(), 'popis-labels-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  vi.stubEnv('POPIS_DATA', data)
  onTestFinished(() => {
    vi.unstubAllEnvs()
  })
  const organisation = { id: 'varos', name: 'Варош', country: 'RS', timeZone: 'Europe/Belgrade' }
  const register = {
    ...emptyRegister({ ...organisation, currency: 'RSD', language: 'sr-Cyrl' }),
    assets: ['PC-1', 'PC-2'].map((id) => ({ id, kind: 'computer', state: 'in-use' })),
  }
  await writeFile(join(data, 'inventory.json'), JSON.stringify(register))
  const { options, run } = labels as unknown as Command
  const output = join(data, 'labels.pdf')
  const said: string[] = []
  const say = (line: string) => said.push(line)
  const terminal = { out: say, err: say, isInteractive: false }
  await run({ options: options.parse({ assets: 'PC-1, PC-2', output }), args: [], raw: [], terminal })
  expect(said).toEqual([`written: ${output} (2 labels)`])
  expect((await readFile(output)).subarray(0, 5).toString()).toBe('%PDF-')
})
