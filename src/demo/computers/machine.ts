import type { Asset } from '#contract/register/asset.js'
import { day, hour, type Instant, minute, plusMs, second, toInstant, toMs } from '#lib/instant.js'
import { macOf } from '../devices/interfaces.js'
import type { Machine } from '../memory-host.js'
import { noise } from '../wave.js'
import { antivirusFiles } from './antivirus-files.js'
import { hardwareFiles } from './hardware-files.js'
import { aptPolicy, dpkgQuery, packagesOf } from './packages.js'
import { smartctl } from './smartctl.js'
import type { Traits } from './traits.js'
import { upsmonFiles } from './upsmon-files.js'

export interface Computer {
  readonly asset: Asset
  readonly hostname: string
  readonly cidr: string
  readonly isServer: boolean
  readonly traits: Traits
  /** More files and programs than every computer has, such as a backup tool. */
  readonly more?: (at: Instant) => Pick<Machine, 'files' | 'programs'>
}

const releases = {
  '11': { version: '11.11', codename: 'bullseye', kernel: '5.10.0-35-amd64' },
  '12': { version: '12.11', codename: 'bookworm', kernel: '6.1.0-37-amd64' },
} as const
const newerKernel = '6.1.0-40-amd64'

/** A fixed time of day, some days before: what happens once in so many days has happened then. */
const dailyAt = (at: Instant, timeMs: number): Instant => {
  const today = Math.floor(toMs(at) / day) * day + timeMs
  return toInstant(today <= toMs(at) ? today : today - day)
}

const systemFiles = ({ hostname, traits }: Computer, bootedAt: Instant): Record<string, string> => {
  const { version, codename, kernel } = releases[traits.release]
  return {
    '/etc/os-release': `PRETTY_NAME="Debian GNU/Linux ${traits.release} (${codename})"\nNAME="Debian GNU/Linux"\nVERSION_ID="${traits.release}"\nVERSION_CODENAME=${codename}\nID=debian\n`,
    '/etc/debian_version': `${version}\n`,
    '/etc/hosts': `127.0.0.1 localhost\n127.0.1.1 ${hostname}.plandiste.example ${hostname}\n`,
    '/proc/sys/kernel/hostname': `${hostname}\n`,
    '/proc/sys/kernel/osrelease': `${kernel}\n`,
    '/proc/sys/kernel/random/boot_id': `boot of ${hostname}\n`,
    '/proc/stat': `cpu 1 2 3\nbtime ${toMs(bootedAt) / second}\n`,
    '/proc/net/if_inet6': '',
    '/proc/1/comm': 'systemd\n',
    [`/boot/vmlinuz-${kernel}`]: 'kernel',
    ...(traits.needsRestart ? { [`/boot/vmlinuz-${newerKernel}`]: 'kernel' } : {}),
  }
}

const network = (name: string): Record<string, string> => ({
  '/sys/class/net/lo/type': '772\n',
  '/sys/class/net/eno1/type': '1\n',
  '/sys/class/net/eno1/device': 'pci',
  '/sys/class/net/eno1/address': `${[...macOf(name)].map((octet) => octet.toString(16).padStart(2, '0')).join(':')}\n`,
  '/sys/class/net/eno1/operstate': 'up\n',
  '/sys/class/net/eno1/speed': '1000\n',
})

const list = 'deb.debian.org_debian-security_dists_bookworm-security_main_binary-amd64_Packages'

/** As dpkg writes its log: in local time. */
const localTime = (instant: Instant): string => {
  const date = new Date(toMs(instant) - new Date(toMs(instant)).getTimezoneOffset() * minute)
  return date.toISOString().slice(0, 19).replace('T', ' ')
}

const packageFiles = (updatedAt: Instant): Record<string, string> => ({
  [`/var/lib/apt/lists/${list}`]: 'lists',
  '/var/lib/dpkg/status': 'status',
  '/var/lib/apt/periodic/update-success-stamp': '',
  '/var/log/dpkg.log': `${localTime(updatedAt)} upgrade tzdata:amd64 2025a-0+deb12u1 2025b-0+deb12u1\n`,
})

const ufwStatus = `Status: active
Logging: on (low)
Default: deny (incoming), allow (outgoing), disabled (routed)
New profiles: skip

To                         Action      From
--                         ------      ----
22/tcp                     ALLOW IN    10.20.0.0/16
`

/** What a computer shows of itself at a moment. */
export const machineAt = (computer: Computer, at: Instant): Machine => {
  const { asset, hostname, isServer, traits } = computer
  const packages = packagesOf(isServer)
  const setUpAt = plusMs('2026-01-12T07:00:00.000Z', Math.round(noise(hostname) * 20) * day)
  const listedAt = dailyAt(at, 4 * hour + Math.round((noise(`${hostname} apt`) + 1) * 30) * minute)
  const updatedAt = plusMs(dailyAt(at, 4 * hour + 30 * minute), -traits.updatedDaysAgo * day)
  const more = computer.more?.(at)
  const sizeBytes = isServer ? 960_000_000_000 : 250_000_000_000
  return {
    hostname,
    setUpAt,
    files: {
      ...systemFiles(computer, plusMs(setUpAt, 120 * day)),
      ...hardwareFiles(asset, traits, isServer),
      ...network(hostname),
      ...packageFiles(updatedAt),
      ...antivirusFiles(hostname, traits, at),
      '/etc/ufw/ufw.conf': `ENABLED=${traits.firewall === 'on' ? 'yes' : 'no'}\n`,
      ...(traits.watchesUps ? upsmonFiles : {}),
      ...more?.files,
    },
    modified: {
      [`/var/lib/apt/lists/${list}`]: listedAt,
      '/var/lib/apt/periodic/update-success-stamp': listedAt,
    },
    links: {
      '/etc/localtime': '/usr/share/zoneinfo/Europe/Belgrade',
      '/dev/sda1': '/dev/sda1',
      '/sys/class/block/sda1': '/sys/devices/ata1/block/sda/sda1',
    },
    programs: {
      'dpkg-query': () => dpkgQuery(packages),
      'apt-cache': () => aptPolicy(packages, traits.pendingSecurity),
      smartctl: () => smartctl,
      ...(traits.antivirus === 'none' ? {} : { clamd: () => 'ClamAV 1.4.3/27500\n' }),
      ...(traits.firewall === 'on' ? { ufw: () => ufwStatus } : {}),
      ...more?.programs,
    },
    addresses: { eno1: [{ family: 'IPv4', cidr: computer.cidr }] },
    volumes: { '/': { sizeBytes, usedBytes: Math.round((sizeBytes * traits.usedPercent) / 100) } },
  }
}
