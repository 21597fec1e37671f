import { z } from 'zod'

/** A line of `virsh list --all`: id or a dash, the name, which may hold spaces, and the state. */
const row = /^\s*(?:\d+|-)\s+(.+?)\s{2,}(\S.*?)\s*$/

const oneSpace = /^\s*(?:\d+|-)\s+(\S+)\s+(\S.*?)\s*$/

export const readDomains = (output: string) =>
  output.split('\n').flatMap((line) => {
    const [, name, state] = row.exec(line) ?? oneSpace.exec(line) ?? []
    return name && state
      ? [{ name, running: /^(running|idle|paused|in shutdown|pmsuspended)$/.test(state) }]
      : []
  })

const factors: Readonly<Record<string, number>> = {
  b: 1,
  bytes: 1,
  KB: 1e3,
  k: 1024,
  KiB: 1024,
  MB: 1e6,
  M: 1024 ** 2,
  MiB: 1024 ** 2,
  GB: 1e9,
  G: 1024 ** 3,
  GiB: 1024 ** 3,
}

/** What the definition of a machine says of it; without a unit memory is in KiB. */
export const readDefinition = (xml: string) => {
  const [, unit = 'KiB', size] =
    /<memory(?:\s+unit=['"](\w+)['"])?[^>]*>\s*(\d+)\s*<\/memory>/.exec(xml) ?? []
  const cpus = /<vcpu[^>]*>\s*(\d+)\s*<\/vcpu>/.exec(xml)?.[1]
  return {
    uuid: z.guid().safeParse(/<uuid>\s*([\w-]+)\s*<\/uuid>/.exec(xml)?.[1]?.toLowerCase()).data ?? null,
    memoryBytes: size && factors[unit] ? Number(size) * factors[unit] : null,
    processorCount: cpus ? Number(cpus) : null,
  }
}
