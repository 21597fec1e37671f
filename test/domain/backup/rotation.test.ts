import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backupName, outlived } from '#domain/backup/rotation.js'
import { day, plusMs } from '#lib/instant.js'

const night = (number: number) => backupName(plusMs('2026-11-01T01:30:00.000Z', number * day))

it('keeps one of each of the last seven days and four weeks', () => {
  const folder: string[] = []
  for (let number = 0; number < 60; number += 1) {
    folder.push(night(number))
    for (const name of outlived(folder)) folder.splice(folder.indexOf(name), 1)
  }
  // The 60th night is that of Wednesday, 30 December 2026: the Sundays before it are of the weeks before.
  expect(folder).toEqual([
    'popis-2026-12-13T01-30-00Z.tar',
    'popis-2026-12-20T01-30-00Z.tar',
    'popis-2026-12-24T01-30-00Z.tar',
    'popis-2026-12-25T01-30-00Z.tar',
    'popis-2026-12-26T01-30-00Z.tar',
    'popis-2026-12-27T01-30-00Z.tar',
    'popis-2026-12-28T01-30-00Z.tar',
    'popis-2026-12-29T01-30-00Z.tar',
    'popis-2026-12-30T01-30-00Z.tar',
  ])
})

it('of a day with several it keeps the last', () => {
  const [early, late] = ['popis-2026-11-22T01-30-00Z.tar', 'popis-2026-11-22T15-00-00Z.tar']
  expect(outlived([early, late])).toEqual([early])
})

it('never names the newest, and nothing that is no backup of this kind', () => {
  const other = fc.constantFrom(
    'popis.tar',
    'popis-2026-99-99T01-30-00Z.tar',
    'popis-2026-11-22.tar',
    'inventory.json',
  )
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 400 }).map(night)), fc.array(other), (backups, others) => {
      const gone = outlived([...others, ...backups])
      expect(gone.filter((name) => !backups.includes(name))).toEqual([])
      expect(gone).not.toContain([...backups].sort().at(-1))
      expect(new Set(backups.filter((name) => !gone.includes(name))).size).toBeLessThanOrEqual(11)
    }),
  )
})
