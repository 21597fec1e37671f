import { z } from 'zod'
import { bytes, instant, text } from './field.js'

/** What is known of the last good backup of Popis itself: `last-backup.json` in the data folder. */
export const LastBackup = z.object({
  at: instant().describe('The moment whose state it holds.'),
  file: text(4096).describe('Where it was written.'),
  sizeBytes: bytes().describe('Its length.'),
})
export type LastBackup = z.infer<typeof LastBackup>

/** In the data folder. */
export const lastBackupName = 'last-backup.json'
