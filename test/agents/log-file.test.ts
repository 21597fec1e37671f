import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openLogFile } from '#agents/log-file.js'
import { temporaryFolder } from '../store/folder.js'

const now = () => '2026-11-22T07:00:00.000Z'

it('a log holds what it passes on, and never more than twice its limit', () => {
  const file = join(temporaryFolder(), 'deep', 'agent.log')
  const said: string[] = []
  const log = openLogFile(
    file,
    { out: (line) => said.push(line), err: (line) => said.push(line) },
    { now, mostBytes: 100 },
  )
  for (let count = 0; count < 50; count += 1) log.out(`${count} sent`)
  expect(said).toHaveLength(50)
  expect(readFileSync(file, 'utf8')).toMatch(/^2026-11-22T07:00:00\.000Z 4\d sent\n/)
  expect(readFileSync(file, 'utf8')).toMatch(/49 sent\n$/)
  expect(statSync(file).size + statSync(`${file}.1`).size).toBeLessThanOrEqual(200)
})

it('a log that cannot be written says so once and keeps nothing from being told', () => {
  const said: string[] = []
  const log = openLogFile(temporaryFolder(), {
    out: (line) => said.push(line),
    err: (line) => said.push(line),
  })
  log.out('1 sent')
  log.err('2 waiting')
  expect(said).toEqual([expect.stringContaining('cannot be written'), '1 sent', '2 waiting'])
})
