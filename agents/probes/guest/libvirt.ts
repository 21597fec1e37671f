import { z } from 'zod'
import Guest from '#contract/facts/guest.js'
import { type Host, ifThere } from '../../host.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { readDefinition, readDomains } from '../../tools/libvirt/domains.js'

/** Definitions are for root only; without them the machine is known by its name. */
const definition = async (host: Host, name: string) => {
  try {
    const xml = await ifThere(host.read(`/etc/libvirt/qemu/${name}.xml`))
    return xml === null ? {} : readDefinition(xml)
  } catch (error) {
    if (error instanceof ProbeError && error.reason === 'denied') return {}
    throw error
  }
}

/** Virtual machines on KVM that libvirt keeps. */
export default defineProbe({
  topic: Guest,
  summary: 'Virtual machines of libvirt with their UUID and size (needs root).',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const args = ['--connect', 'qemu:///system', '--readonly', 'list', '--all']
    const { code, stdout, stderr } = await host.run('virsh', args)
    if (code !== 0)
      throw new ProbeError(
        host.isPrivileged ? 'unreadable' : 'denied',
        `virsh: ${stderr.trim() || `exit code ${code}`}`,
      )
    return Promise.all(
      readDomains(stdout).map(async ({ name, running }) => ({
        platform: 'libvirt',
        name: name.slice(0, 256),
        kind: 'virtual' as const,
        running,
        ...(await definition(host, name)),
      })),
    )
  },
})
