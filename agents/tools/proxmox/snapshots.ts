import { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import { latest, toInstant } from '#lib/instant.js'
import { historyOf } from '../backup/history.js'

type Fact = z.infer<typeof Backup.schema>

const File = z.union([
  z.string().transform((filename) => ({ filename, 'crypt-mode': undefined })),
  z.object({ filename: z.string(), 'crypt-mode': z.string().optional() }),
])

/** The part of `proxmox-backup-client snapshot list --output-format json` relied on here. */
const Snapshots = z.array(
  z.object({
    'backup-type': z.string(),
    'backup-id': z.string(),
    'backup-time': z.int(),
    size: z.int().min(0).nullish(),
    files: z.array(File).default([]),
    verification: z.object({ state: z.string() }).nullish(),
  }),
)
type Snapshot = z.infer<typeof Snapshots>[number]

// What the client writes last: without it a copy is not complete.
const manifest = /^index\.json(\.blob)?$/

const isComplete = ({ files }: Snapshot): boolean =>
  files.length === 0 || files.some(({ filename }) => manifest.test(filename))

/** Whether every archive is encrypted; its own list of contents never is. */
const isEncrypted = ({ files }: Snapshot): boolean => {
  const archives = files.filter(({ filename }) => !manifest.test(filename) && !/client\.log/.test(filename))
  return archives.length > 0 && archives.every((file) => file['crypt-mode'] === 'encrypt')
}

const at = (snapshot: Snapshot): string => toInstant(snapshot['backup-time'] * 1000)

/** The jobs of a datastore: one for each machine or group of files, as `vm/100`. */
export const readSnapshots = (text: string, store: string): Fact[] => {
  const groups = new Map<string, Snapshot[]>()
  for (const snapshot of Snapshots.parse(JSON.parse(text))) {
    const group = `${snapshot['backup-type']}/${snapshot['backup-id']}`
    groups.set(group, [...(groups.get(group) ?? []), snapshot])
  }
  return [...groups].map(([group, snapshots]) => {
    const ordered = snapshots.sort((a, b) => a['backup-time'] - b['backup-time'])
    const newest = ordered.at(-1)
    const verified = ordered.filter(({ verification }) => verification?.state === 'ok')
    return {
      job: `${store} ${group}`,
      tool: 'proxmox-backup',
      target: store,
      ...historyOf(
        ordered.map((snapshot) => ({
          at: at(snapshot),
          ...(snapshot.size == null ? {} : { sizeBytes: snapshot.size }),
          ...(isComplete(snapshot) ? {} : { result: 'incomplete' as const }),
        })),
      ),
      copies: ordered.filter(isComplete).length,
      origin: group,
      ...(newest && newest.files.length > 0 ? { encrypted: isEncrypted(newest) } : {}),
      // The server says of a copy that it was verified, not when: no earlier than it was made.
      lastCheck: latest(...verified.map(at)),
      checkPassed: ordered.some(({ verification }) => verification?.state === 'failed')
        ? false
        : verified.length > 0 || null,
    }
  })
}
