import type { z } from 'zod'
import type DiskTopic from '#contract/facts/disk.js'
import { clip, mebibyte } from '../values.js'
import type { Content } from './inventory.js'

type Fact = z.infer<typeof DiskTopic.schema>

export interface Volumes {
  readonly facts: readonly Fact[]
  readonly readings: Readonly<Record<string, number>>
}

/** Mounted volumes. An empty drive for discs or cards has no size and is none. */
export const readVolumes = (rows: Content['drives']): Volumes | undefined => {
  if (rows === undefined) return undefined
  const facts: Fact[] = []
  const readings: Record<string, number> = {}
  for (const { letter, type, volumn, filesystem, total, free } of rows) {
    if (!total) continue
    const mount = clip(letter ?? type ?? volumn, 1024) ?? `volume ${facts.length + 1}`
    const sizeBytes = Math.round(total * mebibyte)
    facts.push({
      mount,
      device: clip(volumn, 1024) ?? mount,
      filesystem: clip(filesystem, 64)?.toLowerCase() ?? '',
      sizeBytes,
      readOnly: /^(iso9660|squashfs|udf|cdfs)$/i.test(filesystem ?? ''),
      drives: [],
    })
    if (free === null || free > total) continue
    readings[`freeBytes ${mount}`] = Math.round(free * mebibyte)
    readings[`freePercent ${mount}`] = Math.round((free / total) * 1000) / 10
  }
  return { facts, readings }
}
