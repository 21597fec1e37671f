import type { z } from 'zod'
import type AntivirusTopic from '#contract/facts/antivirus.js'
import type FirewallTopic from '#contract/facts/firewall.js'
import type SoftwareTopic from '#contract/facts/software.js'
import { clip, dayOf } from '../values.js'
import type { Content } from './inventory.js'

export const readSoftware = (
  rows: Content['softwares'],
): readonly z.infer<typeof SoftwareTopic.schema>[] | undefined =>
  rows?.flatMap(({ name, version, arch, publisher, install_date, installdate }) => {
    const called = clip(name, 512)
    if (called === null) return []
    const architecture = clip(arch, 32)
    const installedOn = dayOf(install_date ?? installdate)
    return [
      {
        name: called,
        version: clip(version, 128) ?? '',
        ...(architecture === null ? {} : { architecture }),
        ...(publisher === null ? {} : { publisher: clip(publisher, 512) }),
        ...(installedOn === null ? {} : { installedOn }),
      },
    ]
  })

/** Antivirus products. When definitions were made is told to the day; where it is not told, it was not asked. */
export const readAntivirus = (
  rows: Content['antivirus'],
): readonly z.infer<typeof AntivirusTopic.schema>[] | undefined =>
  rows?.flatMap(({ name, version, enabled, base_version, base_creation }) => {
    const product = clip(name, 128)
    if (product === null) return []
    const made = dayOf(base_creation)
    return [
      {
        product,
        version: clip(version, 64),
        // What does not say that it is on is not known to protect anybody.
        running: enabled ?? false,
        ...(base_version === null ? {} : { definitionsVersion: clip(base_version, 64) }),
        ...(made === null ? {} : { definitionsAt: `${made}T00:00:00Z` }),
      },
    ]
  })

const profiles: Readonly<Record<string, string>> = {
  domainprofile: 'windows domain',
  standardprofile: 'windows private',
  privateprofile: 'windows private',
  publicprofile: 'windows public',
}

/** Firewalls. A Windows profile has a line for each connection that uses it. */
export const readFirewalls = (
  rows: Content['firewalls'],
): readonly z.infer<typeof FirewallTopic.schema>[] | undefined =>
  rows &&
  [...rows]
    // Of two lines about one the bad news stands.
    .sort((a, b) => Number(a.status ?? false) - Number(b.status ?? false))
    .map(({ status, profile, description }) => ({
      tool:
        profile === null
          ? (clip(description, 32)?.toLowerCase() ?? 'firewall')
          : (profiles[profile.toLowerCase()] ?? clip(`windows ${profile.toLowerCase()}`, 32) ?? ''),
      enabled: status ?? false,
      defaultInbound: null,
      ruleCount: null,
      managedBy: null,
    }))
