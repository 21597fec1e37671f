import type { Asset } from '#contract/register/asset.js'
import { day, type Instant, plusMs } from '#lib/instant.js'
import { type Job, restic } from './backups.js'
import type { Computer } from './machine.js'
import { ordinary, type Traits } from './traits.js'

/** What is particular about some, mostly troubles, by the asset that has them. `now` is when the history ends. */
const particulars = (now: Instant): Readonly<Record<string, Partial<Traits>>> => ({
  'SRV-01': { watchesUps: true },
  'SRV-02': { release: '11' },
  'PC-004': { antivirus: 'none' },
  'PC-007': { antivirus: 'off' },
  'PC-012': { definitionsStoppedAt: plusMs(now, -9 * day) },
  'PC-017': { silentSince: plusMs(now, -10 * day) },
  'PC-021': { usedPercent: 96 },
  'PC-024': { pendingSecurity: 5, updatedDaysAgo: 41 },
  'PC-028': { firewall: 'off' },
  'PC-030': { needsRestart: true },
  'PC-033': { hasOldDrive: true, memoryGigabytes: 4 },
  'PC-036': { hasTpm: false },
})

/** What the servers back up at night, by the asset whose agent tells of it. */
export const jobsAt = (now: Instant): Readonly<Record<string, readonly Job[]>> => ({
  'SRV-01': [
    { name: 'registry-database', repository: '/srv/restic/registry', gigabytes: 84, stoppedAt: null },
    {
      name: 'shared-files',
      repository: '/srv/restic/files',
      gigabytes: 412,
      stoppedAt: plusMs(now, -4 * day),
    },
  ],
  'SRV-02': [{ name: 'off-site-copy', repository: '/srv/restic/off-site', gigabytes: 496, stoppedAt: null }],
})

const servers: ReadonlySet<string> = new Set(['server', 'virtual-server'])
const kinds: ReadonlySet<string> = new Set([...servers, 'computer', 'laptop'])

/** Every computer and server of the register, each with what is particular about it. */
export const townComputers = (assets: readonly Asset[], now: Instant): Computer[] => {
  const particular = particulars(now)
  const jobs = jobsAt(now)
  return assets
    .filter(({ kind }) => kinds.has(kind))
    .map((asset, index) => {
      const isServer = servers.has(asset.kind)
      const own = jobs[asset.id]
      return {
        asset,
        hostname: asset.id.toLowerCase(),
        cidr: `10.20.${isServer ? 1 : 2}.${index + 10}/24`,
        isServer,
        traits: { ...ordinary, ...(isServer ? { memoryGigabytes: 32 } : {}), ...particular[asset.id] },
        ...(own ? { more: restic(own) } : {}),
      }
    })
}
