import { type Host, ifThere } from '../host.js'
import { ProbeError } from '../probe.js'

export interface Package {
  readonly name: string
  readonly version: string
  readonly architecture: string
}

const folder = '/var/lib/dpkg'

/** What a paragraph of control data says in one line; '' where it does not say it. */
const field = (paragraph: string, name: string): string => {
  const before = `\n${name}: `
  const at = paragraph.indexOf(before)
  if (at < 0) return ''
  const end = paragraph.indexOf('\n', at + 1)
  return paragraph.slice(at + before.length, end < 0 ? undefined : end)
}

/** The packages that are installed whole, by dpkg's file `status`. */
export const readStatus = (status: string): Package[] =>
  status.split(/\n{2,}/).flatMap((text) => {
    const paragraph = `\n${text}`
    if (!field(paragraph, 'Status').endsWith(' installed')) return []
    const [name, version] = [field(paragraph, 'Package'), field(paragraph, 'Version')]
    return name === '' ? [] : [{ name, version, architecture: field(paragraph, 'Architecture') }]
  })

/** Null where only dpkg can tell: it was broken off and its journal has changes that `status` lacks, or keeps no such file. */
const fromStatus = async (host: Host): Promise<Package[] | null> => {
  const path = `${folder}/status`
  const [stat, journal] = await Promise.all([
    ifThere(host.stat(path)),
    ifThere(host.list(`${folder}/updates`)),
  ])
  if (stat === null || (journal ?? []).length > 0) return null
  const status = await host.readStart(path, stat.sizeBytes + 1)
  // dpkg has put another file in its place meanwhile, which may have been read in part.
  if (status.length !== stat.sizeBytes) return null
  const packages = readStatus(status)
  return packages.length > 0 ? packages : null
}

// The second letter of the status: unpacked and configured, whatever is wanted of it.
const isInstalled = (status: string): boolean => status[1] === 'i'

const askDpkg = async (host: Host): Promise<Package[]> => {
  const fields = ['db:Status-Abbrev', 'Package', 'Version', 'Architecture']
  const format = `${fields.map((name) => `\${${name}}`).join('\t')}\n`
  const { code, stdout, stderr } = await host.run('dpkg-query', ['--show', `--showformat=${format}`])
  if (code !== 0) throw new ProbeError('unreadable', `dpkg-query: ${stderr.trim() || `exit code ${code}`}`)
  return stdout.split('\n').flatMap((line) => {
    const [status = '', name = '', version = '', architecture = ''] = line.split('\t')
    return isInstalled(status) && name !== '' ? [{ name, version, architecture }] : []
  })
}

/** Installed Debian packages: from dpkg's own file, which costs half of what dpkg does, or from dpkg. */
export const installedPackages = (host: Host): Promise<Package[]> =>
  host.once('dpkg', async (self) => (await fromStatus(self)) ?? (await askDpkg(self)))
