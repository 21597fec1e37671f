import { z } from 'zod'
import Software from '#contract/facts/software.js'
import { ifThere } from '../../host.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { rpmPackages } from '../../tools/rpm/packages.js'

/** Packages of Red Hat, Fedora, SUSE and theirs. */
export default defineProbe({
  topic: Software,
  summary: 'Installed packages, as rpm knows them.',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const packages = await rpmPackages(host)
    // On Debian rpm is a tool for other people's packages, with an empty list of its own.
    if (packages.length === 0 && (await ifThere(host.stat('/var/lib/dpkg/status'))) !== null)
      throw new ProbeError('absent', 'packages are not installed by rpm here')
    const facts = packages.map(({ installedAt: _, ...fact }) => fact)
    return [...new Map(facts.map((fact) => [Software.key(fact), fact])).values()]
  },
})
