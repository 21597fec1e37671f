import { once } from 'node:events'
import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSqliteReader, openSqliteStore } from '#store/sqlite/open.js'
import { agent } from '../conformance/things.js'
import { closedAfter, temporaryFolder } from '../folder.js'
import { startWriter } from './writer-process.js'

const newFile = () => join(temporaryFolder(), 'data', 'popis.db')

it('is open for writing once, and says which process has it', async () => {
  const file = newFile()
  const writer = await startWriter(file)
  await expect(openSqliteStore(file)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(String(writer.process.pid)),
  })
  writer.process.kill('SIGKILL')
  await once(writer.process, 'exit')
  closedAfter(await openSqliteStore(file))
  await expect(openSqliteStore(file)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('in this process'),
  })
})

it('can be opened again once it was closed', async () => {
  const file = newFile()
  await (await openSqliteStore(file)).close()
  await (await openSqliteStore(file)).close()
})

it('can be read by others while a server writes, and after it has gone', async () => {
  const file = newFile()
  const store = await openSqliteStore(file)
  await store.transaction((tx) => tx.of('varos').putAgent(agent()))
  const during = await openSqliteReader(file)
  expect(await during.of('varos').agents()).toEqual([agent()])
  await store.transaction((tx) => tx.of('varos').putAgent(agent({ id: 'agent-2' })))
  expect(await during.of('varos').agents()).toHaveLength(2)
  expect(during).not.toHaveProperty('transaction')
  await during.close()
  await store.close()
  const after = closedAfter(await openSqliteReader(file))
  expect(await after.of('varos').agents()).toHaveLength(2)
})

it.skipIf(process.platform === 'win32')(
  "is its owner's alone, even in a folder that is open to all",
  async () => {
    const file = join(temporaryFolder(), 'popis.db')
    const store = closedAfter(await openSqliteStore(file))
    await store.transaction((tx) => tx.of('varos').putAgent(agent()))
    for (const name of [file, `${file}-wal`, `${file}-shm`])
      expect((statSync(name).mode & 0o777).toString(8)).toBe('600')
  },
)

it('says what is wrong with a file that is no database, or is not there', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'popis.db')
  await expect(openSqliteReader(file)).rejects.toMatchObject({ code: 'not_found' })
  writeFileSync(file, 'these are not the pages of a database'.repeat(100))
  await expect(openSqliteStore(file)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringContaining(file),
  })
})

it('loses nothing that it acknowledged when it is killed in the middle of commits', async () => {
  const file = newFile()
  for (let round = 1; round <= 3; round += 1) {
    const writer = await startWriter(file)
    const acknowledged = await writer.acknowledgedBeforeKill(40 * round)
    const store = await openSqliteStore(file)
    const from = store.of('varos')
    const { sequence = 0 } = (await from.agent('agent-1')) ?? {}
    expect(sequence).toBeGreaterThanOrEqual(acknowledged)
    // What one transaction wrote is there wholly or not at all: the report, its alert and its notice.
    expect(await from.report('agent-1', 'instance-1', sequence)).not.toBeNull()
    expect(await from.report('agent-1', 'instance-1', sequence + 1)).toBeNull()
    expect((await from.alerts.list({ limit: 1 }))[0]?.id).toBe(sequence)
    expect(await from.outbox.waiting()).toHaveLength(sequence)
    await store.close()
  }
})
