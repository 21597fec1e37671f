import { toInstant } from '#lib/instant.js'
import type { Host } from '../../host.js'
import { ProbeError } from '../../probe.js'

/** A public key that the package manager keeps among the packages. */
const isKey = (name: string): boolean => name === 'gpg-pubkey'

const format = ['NAME', 'EPOCHNUM', 'VERSION', 'RELEASE', 'ARCH', 'VENDOR', 'INSTALLTIME']
  .map((field) => `%{${field}}`)
  .join('\\t')

const textOrNull = (text: string): string | null => (text === '' || text === '(none)' ? null : text)

/** Lines of `rpm -qa` in that format. A package of the kernel stands there once for each version. */
export const readPackages = (output: string) =>
  output.split('\n').flatMap((line) => {
    const [name = '', epoch = '0', version = '', release = '', architecture = '', vendor = '', seconds = ''] =
      line.split('\t')
    if (name === '' || isKey(name)) return []
    const full = `${epoch === '0' ? '' : `${epoch}:`}${version}-${release}`
    return [
      {
        name,
        version: full.slice(0, 128),
        architecture,
        publisher: textOrNull(vendor),
        installedOn: /^\d+$/.test(seconds) ? toInstant(Number(seconds) * 1000).slice(0, 10) : null,
        installedAt: /^\d+$/.test(seconds) ? toInstant(Number(seconds) * 1000) : null,
      },
    ]
  })

export const rpmPackages = async (host: Host) => {
  const { code, stdout, stderr } = await host.run('rpm', ['-qa', '--queryformat', `${format}\\n`])
  if (code !== 0) throw new ProbeError('unreadable', `rpm: ${stderr.trim() || `exit code ${code}`}`)
  return readPackages(stdout)
}
