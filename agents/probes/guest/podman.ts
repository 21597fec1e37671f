import { z } from 'zod'
import Guest from '#contract/facts/guest.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { readPodman } from '../../tools/container/read-containers.js'

/** Containers of Podman of the user that the agent runs as, mostly root; those of other people are theirs. */
export default defineProbe({
  topic: Guest,
  summary: 'Containers of Podman with their images.',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const { code, stdout, stderr } = await host.run('podman', ['ps', '--all', '--format', 'json'])
    if (code !== 0) throw new ProbeError('unreadable', `podman: ${stderr.trim() || `exit code ${code}`}`)
    return readPodman(stdout)
  },
})
