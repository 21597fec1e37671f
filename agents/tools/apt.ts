import type { Host } from '../host.js'
import { ProbeError } from '../probe.js'
import type { Package } from './dpkg.js'

export interface Pending {
  readonly pending: number
  readonly pendingSecurity: number
}

interface Row {
  readonly version: string
  readonly isInstalled: boolean
  readonly sources: string[]
}

/** The version table of one package, newest first. */
const versionTable = (lines: readonly string[]): Row[] => {
  const rows: Row[] = []
  for (const line of lines) {
    const version = /^ (\*\*\*| {3}) (\S+) -?\d+( \(phased \d+%\))?$/.exec(line)
    if (version) rows.push({ version: version[2] ?? '', isInstalled: version[1] === '***', sources: [] })
    else if (/^ {8}/.test(line)) rows.at(-1)?.sources.push(line)
  }
  return rows
}

const isSecurity = (source: string): boolean => /security/i.test(source)

/** The versions that an update would pass over or bring: from the candidate down to the installed one. */
const ahead = (block: string): Row[] => {
  const lines = block.split('\n')
  const candidate = /^ {2}Candidate: (\S+)$/m.exec(block)?.[1]
  const rows = versionTable(lines)
  const from = rows.findIndex(({ version }) => version === candidate)
  const to = rows.findIndex(({ isInstalled }) => isInstalled)
  return from >= 0 && from < to ? rows.slice(from, to) : []
}

/**
 * Reads `apt-cache policy NAME…`. An update counts as one of security where any version on the way to it came
 * from a security archive: a later ordinary release holds that correction too.
 */
export const readPolicy = (output: string): Pending => {
  const updates = output
    .split(/^(?=\S)/m)
    .map(ahead)
    .filter((rows) => rows.length > 0)
  return {
    pending: updates.length,
    pendingSecurity: updates.filter((rows) => rows.some(({ sources }) => sources.some(isSecurity))).length,
  }
}

/** Asks apt for the candidates of all packages at once: no dependency is solved, so it costs a fraction of an upgrade. */
export const askPolicy = async (host: Host, packages: readonly Package[]): Promise<Pending> => {
  const names = packages.map(({ name, architecture }) =>
    architecture === 'all' ? name : `${name}:${architecture}`,
  )
  const { code, stdout, stderr } = await host.run('apt-cache', ['policy', ...names])
  if (code !== 0) throw new ProbeError('unreadable', `apt-cache: ${stderr.trim() || `exit code ${code}`}`)
  return readPolicy(stdout)
}
