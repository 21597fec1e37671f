import { z } from 'zod'
import Guest from '#contract/facts/guest.js'
import { type Host, ifThere } from '../../host.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { readGuest } from '../../tools/proxmox/read-guest.js'

const root = '/etc/pve'

interface Kind {
  readonly kind: 'virtual' | 'container'
  readonly folder: string
  /** What is there while it runs. */
  mark(id: string): string
}

const kinds: readonly Kind[] = [
  { kind: 'virtual', folder: 'qemu-server', mark: (id) => `/run/qemu-server/${id}.pid` },
  { kind: 'container', folder: 'lxc', mark: (id) => `/sys/fs/cgroup/lxc/${id}` },
]

const guestsOf = async (host: Host, { kind, folder, mark }: Kind) => {
  const files = ((await ifThere(host.list(`${root}/${folder}`))) ?? []).filter((name) =>
    /^\d+\.conf$/.test(name),
  )
  const found = await Promise.all(
    files.map(async (file) => {
      const id = file.replace('.conf', '')
      const { isTemplate, ...guest } = readGuest(id, await host.read(`${root}/${folder}/${file}`))
      const running = (await ifThere(host.stat(mark(id)))) !== null
      return { isTemplate, fact: { platform: 'Proxmox', kind, running, ...guest } }
    }),
  )
  return found.filter(({ isTemplate }) => !isTemplate).map(({ fact }) => fact)
}

/** Virtual machines and containers on this node, from the files of Proxmox VE, without starting a program. */
export default defineProbe({
  topic: Guest,
  summary: 'Virtual machines and containers of Proxmox VE on this node (needs root).',
  platforms: ['linux'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    if ((await ifThere(host.stat(`${root}/local`))) === null)
      throw new ProbeError('absent', 'Proxmox VE is not installed')
    return (await Promise.all(kinds.map((kind) => guestsOf(host, kind)))).flat()
  },
})
