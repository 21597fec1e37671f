import { z } from 'zod'
import Updates from '#contract/facts/updates.js'
import { latest, toInstant } from '#lib/instant.js'
import { type Host, ifThere } from '../../host.js'
import { defineProbe } from '../../probe.js'
import { askPlist } from '../../tools/macos/ask-plist.js'

/** What softwareupdate keeps of its last look. */
const Kept = z.object({
  LastSuccessfulDate: z.string().optional(),
  RecommendedUpdates: z
    .array(z.object({ Identifier: z.string().optional(), 'Display Name': z.string().optional() }))
    .optional(),
})

const History = z.array(
  z.object({ date: z.string(), processName: z.string().optional(), displayName: z.string().optional() }),
)

/** Apple's own way of installing; definitions of XProtect and such come weekly and are no update of the system. */
const isUpdate = ({ processName, displayName }: z.infer<typeof History>[number]): boolean =>
  /^(softwareupdated|macOS Installer|OS X Installer|Installer Progress)$/.test(processName ?? '') &&
  !/XProtect|MRT|Gatekeeper|Compatibility Notification/i.test(displayName ?? '')

const lastAppliedAt = async (host: Host) => {
  const history = (await ifThere(askPlist(host, '/Library/Receipts/InstallHistory.plist', History))) ?? []
  return latest(...history.filter(isUpdate).map(({ date }) => toInstant(date)))
}

/** Updates of macOS that it has found out about by itself: nothing is fetched. */
export default defineProbe({
  topic: Updates,
  summary: 'Pending updates of macOS, when it last looked and when one was installed.',
  platforms: ['darwin'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const kept = await askPlist(host, '/Library/Preferences/com.apple.SoftwareUpdate.plist', Kept)
    const pending = kept.RecommendedUpdates ?? []
    return [
      {
        manager: 'softwareupdate',
        pending: pending.length,
        // Apple does not say which of its updates mend a weakness; most do.
        pendingSecurity: pending.length === 0 ? 0 : null,
        lastAppliedAt: await lastAppliedAt(host),
        lastCheckedAt: kept.LastSuccessfulDate ? toInstant(kept.LastSuccessfulDate) : null,
      },
    ]
  },
})
