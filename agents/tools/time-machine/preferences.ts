import { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import { toInstant } from '#lib/instant.js'
import { historyOf, type Run } from '../backup/history.js'

type Fact = z.infer<typeof Backup.schema>

const when = z.iso.datetime({ offset: true }).transform(toInstant)

/** What com.apple.TimeMachine.plist notes of each disk or share that is written to. */
export const Preferences = z.object({
  Destinations: z
    .array(
      z.object({
        LastKnownVolumeName: z.string().optional(),
        DestinationID: z.string().optional(),
        NetworkURL: z.string().optional(),
        LastKnownEncryptionState: z.string().optional(),
        SnapshotDates: z.array(when).default([]),
        AttemptDates: z.array(when).default([]),
        /** Of the newest attempt; 0 is success. */
        RESULT: z.number().default(0),
      }),
    )
    .default([]),
})
type Destination = z.infer<typeof Preferences>['Destinations'][number]

const encrypted: Readonly<Record<string, boolean>> = { Encrypted: true, NotEncrypted: false }

const runsOf = ({ SnapshotDates, AttemptDates, RESULT }: Destination): Run[] => {
  const attempted = AttemptDates.toSorted().at(-1)
  const copied = SnapshotDates.toSorted().at(-1)
  const made = SnapshotDates.map((at) => ({ at }))
  // An attempt begins before its copy is there; the one that failed has none after it.
  return RESULT !== 0 && attempted && attempted > (copied ?? '')
    ? [...made, { at: attempted, result: 'failed' as const }]
    : made
}

/** Each destination as a job; where none was ever chosen, there is none. */
export const readDestinations = ({ Destinations }: z.infer<typeof Preferences>): Fact[] =>
  Destinations.map((destination, index) => {
    const { LastKnownVolumeName: name, DestinationID: id, NetworkURL: url } = destination
    return {
      job: `Time Machine ${id ?? index + 1}`,
      tool: 'time-machine',
      target: (url?.replace(/:\/\/[^/]*@/, '://') ?? name)?.slice(0, 1024) ?? null,
      ...historyOf(runsOf(destination)),
      copies: destination.SnapshotDates.length,
      medium: url === undefined ? ('removable' as const) : ('network' as const),
      encrypted: encrypted[destination.LastKnownEncryptionState ?? ''] ?? null,
    }
  })
