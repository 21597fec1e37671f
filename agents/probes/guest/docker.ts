import { z } from 'zod'
import Guest from '#contract/facts/guest.js'
import { ifThere } from '../../host.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { readDocker } from '../../tools/container/read-containers.js'

/** Only the columns that are read: a container's command line and labels often hold secrets. */
const columns = '{"Names":{{json .Names}},"Image":{{json .Image}},"State":{{json .State}}}'

/** Containers of Docker, whether they run or not. */
export default defineProbe({
  topic: Guest,
  summary: 'Containers of Docker with their images (needs root or the group docker).',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    if ((await ifThere(host.stat('/run/docker.sock'))) === null)
      throw new ProbeError('absent', 'Docker does not run here')
    const { code, stdout, stderr } = await host.run('docker', [
      'ps',
      '--all',
      '--no-trunc',
      '--format',
      columns,
    ])
    if (code !== 0)
      throw new ProbeError(
        host.isPrivileged ? 'unreadable' : 'denied',
        `docker: ${stderr.trim() || `exit code ${code}`}`,
      )
    return readDocker(stdout)
  },
})
