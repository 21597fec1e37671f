import { z } from 'zod'
import type Backup from '#contract/facts/backup.js'
import { toInstant } from '#lib/instant.js'
import { ProbeError } from '../../probe.js'
import { historyOf, type Run } from '../backup/history.js'

type Fact = z.infer<typeof Backup.schema>

const when = z.iso.datetime({ offset: true }).transform(toInstant)

/** The part of com.apple.TimeMachine.plist relied on here. */
const Preferences = z.object({
  Destinations: z
    .array(
      z.object({
        LastKnownVolumeName: z.string().optional(),
        DestinationID: z.string().optional(),
        NetworkURL: z.string().optional(),
        LastKnownEncryptionState: z.string().optional(),
        SnapshotDates: z.array(when).optional(),
        AttemptDates: z.array(when).optional(),
        RESULT: z.number().optional(),
      }),
    )
    .default([]),
})
type Destination = z.infer<typeof Preferences>['Destinations'][number]

const runsOf = ({ SnapshotDates = [], AttemptDates = [], RESULT = 0 }: Destination): Run[] => {
  const attempted = AttemptDates.toSorted().at(-1)
  const copied = SnapshotDates.toSorted().at(-1)
  const made = SnapshotDates.map((at) => ({ at }))
  // An attempt begins before its copy is there; the one that failed has none after it.
  return RESULT !== 0 && attempted && attempted > (copied ?? '')
    ? [...made, { at: attempted, result: 'failed' as const }]
    : made
}

/** What the property list of Time Machine notes of each destination; where none was ever chosen, nothing. */
export const readPreferences = (said: unknown): Fact[] => {
  const parsed = Preferences.safeParse(said)
  if (!parsed.success)
    throw new ProbeError('unreadable', 'the preferences of Time Machine have another shape', {
      cause: parsed.error,
    })
  return parsed.data.Destinations.map((destination, index) => {
    const { LastKnownVolumeName: name, DestinationID: id, NetworkURL: url } = destination
    const encryption = destination.LastKnownEncryptionState
    return {
      // The name of a volume changes, and is often that of a person.
      job: `Time Machine ${id ?? index + 1}`,
      tool: 'time-machine',
      target: url?.replace(/:\/\/[^/]*@/, '://') ?? name ?? null,
      ...historyOf(runsOf(destination)),
      copies: destination.SnapshotDates?.length ?? 0,
      medium: url === undefined ? ('removable' as const) : ('network' as const),
      encrypted: encryption === undefined ? null : encryption === 'Encrypted',
    }
  })
}
