/** Name, version and, where one waits, the corrected version. */
type Package = readonly [name: string, version: string, newer?: string]

const base: readonly Package[] = [
  ['adduser', '3.134'],
  ['apt', '2.6.1'],
  ['base-files', '12.4+deb12u12'],
  ['bash', '5.2.15-2+b8'],
  ['clamav', '1.4.3+dfsg-1~deb12u1'],
  ['clamav-daemon', '1.4.3+dfsg-1~deb12u1'],
  ['curl', '7.88.1-10+deb12u12', '7.88.1-10+deb12u14'],
  ['dpkg', '1.21.22'],
  ['gnupg', '2.2.40-1.1+deb12u1', '2.2.40-1.1+deb12u2'],
  ['libc6', '2.36-9+deb12u10', '2.36-9+deb12u13'],
  ['openssl', '3.0.16-1~deb12u1', '3.0.17-1~deb12u3'],
  ['smartmontools', '7.3-1+b1'],
  ['sudo', '1.9.13p3-1+deb12u1', '1.9.13p3-1+deb12u2'],
  ['systemd', '252.38-1~deb12u1'],
  ['tzdata', '2025b-0+deb12u1'],
  ['ufw', '0.36.2-1'],
  ['xz-utils', '5.4.1-1'],
]

const office: readonly Package[] = [
  ['cups', '2.4.2-3+deb12u8', '2.4.2-3+deb12u9'],
  ['firefox-esr', '128.12.0esr-1~deb12u1', '140.4.0esr-1~deb12u1'],
  ['libreoffice-calc', '4:7.4.7-1+deb12u8'],
  ['libreoffice-writer', '4:7.4.7-1+deb12u8'],
  ['thunderbird', '1:128.12.0esr-1~deb12u1', '1:140.4.0esr-1~deb12u1'],
  ['xfce4', '4.18'],
]

const server: readonly Package[] = [
  ['nginx', '1.22.1-9+deb12u2'],
  ['openssh-server', '1:9.2p1-2+deb12u6'],
  ['postgresql-15', '15.13-0+deb12u1', '15.14-0+deb12u1'],
  ['restic', '0.14.0-1+b5'],
  ['samba', '2:4.17.12+dfsg-0+deb12u1'],
]

export const packagesOf = (isServer: boolean): readonly Package[] =>
  [...base, ...(isServer ? server : office)].sort(([a], [b]) => (a < b ? -1 : 1))

/** As `dpkg-query --show` lists them, in the columns that the agent asks for. */
export const dpkgQuery = (packages: readonly Package[]): string =>
  packages.map(([name, version]) => `ii \t${name}\t${version}\tamd64\n`).join('')

const archive = 'http://deb.debian.org/debian bookworm/main amd64 Packages'
const security = 'http://deb.debian.org/debian-security bookworm-security/main amd64 Packages'

/** As `apt-cache policy` shows them, with corrections for the first `pending` of those that may have one. */
export const aptPolicy = (packages: readonly Package[], pending: number): string => {
  const waiting = new Set(
    packages
      .filter(([, , newer]) => newer !== undefined)
      .slice(0, pending)
      .map(([name]) => name),
  )
  return packages
    .map(([name, version, newer = version]) => {
      const isWaiting = waiting.has(name)
      return [
        `${name}:`,
        `  Installed: ${version}`,
        `  Candidate: ${isWaiting ? newer : version}`,
        '  Version table:',
        ...(isWaiting ? [`     ${newer} 500`, `        500 ${security}`] : []),
        ` *** ${version} 500`,
        `        500 ${archive}`,
        '        100 /var/lib/dpkg/status',
        '',
      ].join('\n')
    })
    .join('')
}
