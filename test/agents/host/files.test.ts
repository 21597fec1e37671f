import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { files } from '#agents/host/files.js'
import { runProcess } from '#agents/host/run-process.js'

it('reads the end of a file, and the whole of a short one', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'popis-files-')), 'dump')
  writeFileSync(path, 'begin and end')
  expect(await files.readEnd(path, 3)).toBe('end')
  expect(await files.readEnd(path, 100)).toBe('begin and end')
  await expect(files.readEnd(`${path}.none`, 3)).rejects.toMatchObject({ reason: 'absent' })
})

it('gives a program what is set for it beside what every program has', async () => {
  const script = 'process.stdout.write([process.env.TZ, process.env.PATH !== undefined].join(" "))'
  const { stdout } = await runProcess(process.execPath, ['-e', script], { environment: { TZ: 'UTC' } })
  expect(stdout).toBe('UTC true')
})
