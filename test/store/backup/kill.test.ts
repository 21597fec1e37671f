import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { examineBackup } from '#store/backup/examine-backup.js'
import { examineData } from '#store/backup/examine-data.js'
import { openArchive } from '#store/backup/read-archive.js'
import { nodeArguments } from '../../node-arguments.js'
import { temporaryFolder } from '../folder.js'
import { backupOf, openFilled, organisation, rowsOf } from './world.js'

const script = fileURLToPath(new URL('./back-up-until-killed.ts', import.meta.url))
const node = nodeArguments(script)
const kills = 20
/** Two processors are enough for two of them. */
const atOnce = 2

/** Lets a process back up and restore for so many steps, and kills it. */
const killedAfter = async (steps: number, args: readonly string[]): Promise<void> => {
  const child = spawn(process.execPath, [...node, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let done = 0
  child.stdout.on('data', (dots: Buffer) => {
    done += dots.length
    if (done >= steps) child.kill('SIGKILL')
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  expect(signal).toBe('SIGKILL')
}

it('killed at any moment, a backup or a restore is there whole or not at all', async () => {
  const worlds = await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const { data, server } = await openFilled()
      // Enough for a kill to fall into each step.
      await server.store.transaction(async (tx) => {
        for (let n = 0; n < 400; n += 1)
          await tx
            .of(organisation)
            .putBody(`body-${n}`.padEnd(43, '_'), 'note', [
              Array.from({ length: 400 }, (_, at) => Math.imul(n * 400 + at, 2654435761)),
            ])
      })
      return { data, into: join(temporaryFolder(), 'into') }
    }),
  )
  await Promise.all(
    worlds.map(async ({ data, into }, world) => {
      for (let kill = world; kill < kills; kill += atOnce)
        await killedAfter(1 + kill * 2, [data, into, String(kill)])
    }),
  )

  let [backups, restored, parts] = [0, 0, 0]
  for (const { data, into } of worlds) {
    const rows = rowsOf(join(data, 'popis.db'))
    for (const name of readdirSync(into)) {
      const path = join(into, name)
      if (name.endsWith('.tar')) {
        const archive = await openArchive(path)
        expect(await examineBackup(archive), name).toMatchObject({ isWhole: true, faults: [] })
        await archive.close()
        backups += 1
      } else if (/^\d+-\d+$/.test(name) && statSync(path).isDirectory()) {
        const [database, register] = [join(path, 'popis.db'), join(path, 'inventory.json')]
        expect(await examineData({ data: path, database, register }), name).toMatchObject({ faults: [] })
        expect(rowsOf(database)).toEqual(rows)
        restored += 1
      } else parts += 1
    }
    // What the last one left in the data folder is gone with the next.
    await backupOf(data, join(into, 'last.tar'))
    expect(readdirSync(data).filter((name) => name.startsWith('.popis'))).toEqual([])
  }
  expect(backups).toBeGreaterThan(3)
  expect(restored).toBeGreaterThan(1)
  expect(parts).toBeGreaterThan(0)
}, 300_000)
