import { z } from 'zod'

const mebibyte = 1024 ** 2

const fieldsOf = (configuration: string): Map<string, string> => {
  // What follows the first head in brackets are snapshots.
  const [now = ''] = configuration.split(/^\[/m)
  return new Map(
    now.split('\n').flatMap((line) => {
      const match = /^(\w+):\s*(.*?)\s*$/.exec(line)
      return match ? [[match[1] ?? '', match[2] ?? ''] as const] : []
    }),
  )
}

/** A file of `qemu-server` or `lxc` below /etc/pve. Memory is in MiB and 512 where nothing is said. */
export const readGuest = (id: string, configuration: string) => {
  const fields = fieldsOf(configuration)
  const cores = Number(fields.get('cores') ?? 1) * Number(fields.get('sockets') ?? 1)
  const memory = Number(/\d+/.exec(fields.get('memory') ?? '512')?.[0])
  const uuid = /\buuid=([0-9a-f-]{36})/i.exec(fields.get('smbios1') ?? '')?.[1]?.toLowerCase()
  return {
    name: `${id} ${fields.get('name') ?? fields.get('hostname') ?? ''}`.trim().slice(0, 256),
    isTemplate: fields.get('template') === '1',
    uuid: z.guid().safeParse(uuid).data ?? null,
    processorCount: Number.isInteger(cores) ? cores : null,
    memoryBytes: Number.isFinite(memory) ? memory * mebibyte : null,
  }
}
