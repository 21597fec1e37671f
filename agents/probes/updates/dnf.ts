import { z } from 'zod'
import Updates from '#contract/facts/updates.js'
import { latest } from '#lib/instant.js'
import { type Host, ifThere } from '../../host.js'
import { restartRequired } from '../../linux/restart.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { countUpdates } from '../../tools/rpm/check-update.js'
import { rpmPackages } from '../../tools/rpm/packages.js'

const cache = '/var/cache/dnf'
/** Of dnf 5, which has a folder for each repository. */
const newerCache = '/var/cache/libdnf5'
const somePending = 100

/** From the lists that are on the machine (`--cacheonly`): nothing is fetched. */
const pending = async (host: Host, ...more: string[]): Promise<number> => {
  const args = ['--cacheonly', '--quiet', 'check-update', ...more]
  const { code, stdout, stderr } = await host.run('dnf', args, { timeoutMs: 50_000 })
  if (code === 0) return 0
  if (code === somePending) return countUpdates(stdout)
  throw new ProbeError(
    host.isPrivileged ? 'unreadable' : 'denied',
    `dnf: ${stderr.trim() || `exit code ${code}`}`,
  )
}

/** When the newest list was fetched; null where there is none. */
const lastCheckedAt = async (host: Host) => {
  const names = ((await ifThere(host.list(cache))) ?? []).filter(
    (name) => /\.solvx?$/.test(name) || name === 'last_makecache',
  )
  const repositories = (await ifThere(host.list(newerCache))) ?? []
  const lists = [
    ...names.map((name) => `${cache}/${name}`),
    ...repositories.map((name) => `${newerCache}/${name}/repodata`),
  ]
  const stats = await Promise.all(lists.map((path) => ifThere(host.stat(path))))
  return latest(...stats.map((stat) => stat?.modifiedAt))
}

/** Updates of Red Hat, Fedora and theirs. */
export default defineProbe({
  topic: Updates,
  summary: 'Pending updates and those of security, when lists were fetched and packages installed (dnf).',
  platforms: ['linux'],
  automatic: true,
  timeoutMs: 120_000,
  options: z.object({}),

  async collect(host) {
    const all = await pending(host)
    const security = all === 0 ? 0 : await pending(host, '--security')
    const checkedAt = await lastCheckedAt(host)
    // It passes over repositories that it has no list of, and finds nothing pending in none.
    if (checkedAt === null)
      throw new ProbeError('unreadable', 'there are no package lists: run dnf makecache')
    const packages = await rpmPackages(host)
    const restart = await restartRequired(host)
    return [
      {
        manager: 'dnf',
        pending: all,
        pendingSecurity: security,
        lastAppliedAt: latest(...packages.map(({ installedAt }) => installedAt)),
        lastCheckedAt: checkedAt,
        ...(restart === undefined ? {} : { restartRequired: restart }),
      },
    ]
  },
})
