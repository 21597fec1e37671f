import { z } from 'zod'
import Software from '#contract/facts/software.js'
import { defineProbe } from '../../probe.js'
import { installedPackages } from '../../tools/dpkg.js'

/** Packages of Debian and its children. */
export default defineProbe({
  topic: Software,
  summary: 'Installed packages, as dpkg knows them.',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),
  collect: installedPackages,
})
