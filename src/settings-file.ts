import { readFileSync } from 'node:fs'
import type { Fault } from '#lib/problem.js'

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const unquote = (value: string): string => /^(["'])(.*)\1$/.exec(value)?.[2] ?? value

/** Reads `NAME=value` lines; empty lines and those that begin with # say nothing. */
export const readSettingsFile = (file: string): { values: Record<string, string>; faults: Fault[] } => {
  const values: Record<string, string> = {}
  const faults: Fault[] = []
  let content: string
  try {
    content = readFileSync(file, 'utf8')
  } catch (error) {
    return { values, faults: [{ where: 'POPIS_SETTINGS', what: `cannot be read: ${reasonOf(error)}` }] }
  }
  for (const [index, raw] of content.split(/\r?\n/).entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const match = /^([A-Za-z_]\w*)\s*=\s*(.*)$/.exec(line)
    if (match?.[1]) values[match[1]] = unquote(match[2] ?? '')
    else faults.push({ where: `${file}:${index + 1}`, what: 'is not NAME=value' })
  }
  return { values, faults }
}
