import { z } from 'zod'
import Backup from '#contract/facts/backup.js'
import { latest, toInstant } from '#lib/instant.js'
import { defineProbe } from '../../probe.js'
import { askPlist } from '../../tools/macos/ask-plist.js'

/** What Time Machine keeps of each disk that it writes to. */
const Settings = z.object({
  Destinations: z
    .array(
      z.object({
        DestinationID: z.string().optional(),
        LastKnownVolumeName: z.string().optional(),
        SnapshotDates: z.array(z.string()).default([]),
        LastKnownEncryptionState: z.string().optional(),
      }),
    )
    .default([]),
})

const encrypted: Readonly<Record<string, boolean>> = { Encrypted: true, NotEncrypted: false }

/** Time Machine, disk by disk. Its settings tell in UTC what tmutil writes in local time. */
export default defineProbe({
  topic: Backup,
  summary: 'The last copies of Time Machine (needs root and full disk access).',
  platforms: ['darwin'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const { Destinations } = await askPlist(
      host,
      '/Library/Preferences/com.apple.TimeMachine.plist',
      Settings,
    )
    return Destinations.map((disk, index) => ({
      job: `Time Machine ${disk.DestinationID ?? index + 1}`,
      tool: 'time-machine',
      target: disk.LastKnownVolumeName?.slice(0, 1024) ?? null,
      lastSuccess: latest(...disk.SnapshotDates.map((date) => toInstant(date))),
      copies: disk.SnapshotDates.length,
      encrypted: encrypted[disk.LastKnownEncryptionState ?? ''] ?? null,
    }))
  },
})
