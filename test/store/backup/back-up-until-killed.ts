import { mkdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { makeBackup } from '#store/backup/make-backup.js'
import { restoreBackup } from '#store/backup/restore-backup.js'

/** Backs the folder up and restores the backup, over and over, each time to another place, and prints a dot at each step. */
const [data = '', into = '', round = ''] = process.argv.slice(2)
mkdirSync(into, { recursive: true })
const onProgress = () => void writeSync(1, '.')
for (let number = 1; ; number += 1) {
  const file = join(into, `${round}-${number}.tar`)
  await makeBackup({
    data,
    database: join(data, 'popis.db'),
    register: join(data, 'inventory.json'),
    file,
    force: false,
    now: () => '2026-11-22T09:00:00.000Z',
    onProgress,
  })
  await restoreBackup({ file, data: join(into, `${round}-${number}`), onProgress })
}
