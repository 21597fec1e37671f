import type { Host } from '../host.js'
import { ProbeError } from '../probe.js'

export interface Package {
  readonly name: string
  readonly version: string
  readonly architecture: string
}

// The second letter of the status: unpacked and configured, whatever is wanted of it.
const isInstalled = (status: string): boolean => status[1] === 'i'

/** Installed Debian packages. */
export const installedPackages = async (host: Host): Promise<Package[]> => {
  const fields = ['db:Status-Abbrev', 'Package', 'Version', 'Architecture']
  const format = `${fields.map((field) => `\${${field}}`).join('\t')}\n`
  const { code, stdout, stderr } = await host.run('dpkg-query', ['--show', `--showformat=${format}`])
  if (code !== 0) throw new ProbeError('unreadable', `dpkg-query: ${stderr.trim() || `exit code ${code}`}`)
  return stdout.split('\n').flatMap((line) => {
    const [status = '', name = '', version = '', architecture = ''] = line.split('\t')
    return isInstalled(status) && name !== '' ? [{ name, version, architecture }] : []
  })
}
