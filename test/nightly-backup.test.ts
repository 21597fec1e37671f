import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Instant } from '#lib/instant.js'
import { noteBackup } from '#store/backup/last-backup.js'
import { openNightlyBackup } from '../src/nightly-backup.js'
import { temporaryFolder } from './store/folder.js'

/** A clock that goes on only when it is told to, and a folder to back up into. */
const openNight = async ({ fails = false, lastAt = null as Instant | null } = {}) => {
  const [data, backupTo] = [temporaryFolder(), temporaryFolder()]
  if (lastAt) await noteBackup(data, { at: lastAt, file: '/mnt/a.tar', sizeBytes: 1 })
  let now: Instant = '2026-11-22T07:00:00.000Z'
  let planned: { at: Instant; task: () => void } | null = null
  const made: string[] = []
  const failures: object[] = []
  let isFailing = fails
  const nightly = openNightlyBackup({
    settings: { data, register: join(data, 'inventory.json'), backupTo, backupAt: '02:30' },
    clock: {
      now: () => now,
      at: (at, task) => {
        planned = { at, task }
        return () => undefined
      },
    },
    log: { info: () => undefined, error: (detail: object) => void failures.push(detail) },
    zone: () => 'Europe/Belgrade',
    backUp: async (file) => {
      if (isFailing) throw new Error('the disk is full')
      writeFileSync(file, '')
      made.push(file)
    },
  })
  if (!nightly) throw new Error('nobody wants it')
  await nightly.start()
  onTestFinished(() => nightly.stop())
  return {
    backupTo,
    made,
    failures,
    plannedAt: () => planned?.at,
    mend: () => {
      isFailing = false
    },
    goOn: async () => {
      const before = planned
      now = planned?.at ?? now
      planned?.task()
      while (planned === before) await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

it('backs up at the hour that was set, by the clock on the wall', async () => {
  const night = await openNight({ lastAt: '2026-11-22T01:30:00.000Z' })
  expect(night.plannedAt()).toBe('2026-11-23T01:30:00.000Z')
  await night.goOn()
  expect(night.made).toEqual([join(night.backupTo, 'popis-2026-11-23T01-30-00Z.tar')])
  expect(night.plannedAt()).toBe('2026-11-24T01:30:00.000Z')
})

it.each([
  ['never', null],
  ['two nights ago', '2026-11-20T01:30:00.000Z'],
])('backs up a minute after the start where the last time was %s', async (_, lastAt) => {
  const night = await openNight({ lastAt })
  expect(night.plannedAt()).toBe('2026-11-22T07:01:00.000Z')
  await night.goOn()
  expect(night.made).toHaveLength(1)
})

it('tries again an hour after a failure, and forgets no older one meanwhile', async () => {
  const night = await openNight({ fails: true })
  const old = Array.from(
    { length: 20 },
    (_, n) => `popis-2026-10-${String(n + 1).padStart(2, '0')}T01-30-00Z.tar`,
  )
  for (const name of old) writeFileSync(join(night.backupTo, name), '')
  await night.goOn()
  expect(night.failures).toMatchObject([{ err: { message: 'the disk is full' } }])
  expect(night.plannedAt()).toBe('2026-11-22T08:01:00.000Z')
  expect(readdirSync(night.backupTo)).toEqual(old)
  night.mend()
  await night.goOn()
  expect(readdirSync(night.backupTo).length).toBeLessThan(old.length)
  expect(existsSync(night.made[0] ?? '')).toBe(true)
})

it('does not begin where nobody asked for it, nor into the data folder', () => {
  const data = temporaryFolder()
  mkdirSync(join(data, 'backups'))
  const open = (backupTo: string | null) =>
    openNightlyBackup({
      settings: { data, register: join(data, 'inventory.json'), backupTo, backupAt: '02:30' },
      clock: { now: () => '2026-11-22T07:00:00.000Z', at: () => () => undefined },
      log: { info: () => undefined, error: () => undefined },
      zone: () => 'UTC',
    })
  expect(open(null)).toBeNull()
  expect(() => open(join(data, 'backups'))).toThrow('settings')
})
