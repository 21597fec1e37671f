// Facts of invented hosts, all different, in the shapes and sizes of a real one.
import { createHash } from 'node:crypto'

const canonical = (value) =>
  Array.isArray(value)
    ? `[${value.map(canonical).join(',')}]`
    : value !== null && typeof value === 'object'
      ? `{${Object.keys(value)
          .sort()
          .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
          .join(',')}}`
      : JSON.stringify(value)

const sorted = (value) => JSON.parse(canonical(value))

const hash = (facts) => createHash('sha256').update(canonical(facts)).digest('base64url')

// One moment for the whole run: what a host said once it says again.
const started = Date.now()
const ago = (hours) => new Date(started - hours * 3_600_000).toISOString()

const setsOf = (host, packages) => ({
  'hardware/linux': [
    {
      manufacturer: 'Maker',
      model: 'Model 3000',
      serial: `SN-${host}`,
      uuid: `00000000-0000-4000-8000-${String(host).padStart(12, '0')}`,
      boardSerial: `B-${host}`,
      chassis: 'desktop',
      cpuModel: 'Processor 8',
      processorCount: 1,
      coreCount: 4,
      threadCount: 8,
      memoryBytes: 17_179_869_184,
      drives: [{ name: 'sda', model: 'Disk', serial: `D-${host}`, kind: 'ssd', sizeBytes: 512_000_000_000 }],
    },
  ],
  'os/linux': [
    {
      family: 'linux',
      name: 'Debian GNU/Linux',
      version: '12',
      codename: 'bookworm',
      kernel: '6.1.0-18-amd64',
      architecture: 'x64',
      hostname: `pc-${host}`,
      timeZone: 'Europe/Belgrade',
      bootedAt: ago(30),
    },
  ],
  'disk/linux': [
    {
      mount: '/',
      device: '/dev/sda1',
      filesystem: 'ext4',
      sizeBytes: 500_000_000_000,
      readOnly: false,
      drives: [{ name: 'sda', serial: `D-${host}`, smart: 'passed', smartDetail: null }],
    },
  ],
  'interface/linux': [
    {
      name: 'eth0',
      mac: `02:00:00:${[16, 8, 0].map((shift) => ((host >> shift) & 255).toString(16).padStart(2, '0')).join(':')}`,
      kind: 'ethernet',
      up: true,
      speedBitsPerSecond: 1_000_000_000,
      addresses: ['192.0.2.7/24'],
    },
  ],
  'software/dpkg': Array.from({ length: packages }, (_, index) => ({
    name: `package-${String(index).padStart(4, '0')}`,
    version: `1.${host}.${index}-2+deb12u1`,
    architecture: 'amd64',
    publisher: 'Debian Maintainers <maintainers@example.org>',
  })),
  'updates/apt': [
    {
      manager: 'apt',
      pending: 3,
      pendingSecurity: 0,
      lastAppliedAt: ago(50),
      lastCheckedAt: ago(5),
      restartRequired: false,
    },
  ],
  'firewall/nftables': [
    { tool: 'nftables', enabled: true, defaultInbound: 'deny', ruleCount: 12, managedBy: 'ufw' },
  ],
  'firewall/ufw': [{ tool: 'ufw', enabled: true, defaultInbound: 'deny', ruleCount: 4, managedBy: null }],
  'antivirus/clamav': [
    {
      product: 'ClamAV',
      version: '1.0.5',
      running: true,
      definitionsVersion: '27450',
      definitionsAt: ago(10),
    },
  ],
  'backup/restic:nightly': [
    { job: 'nightly', tool: 'restic', target: '/srv/copies', lastSuccess: ago(8), copies: 14 },
  ],
  'agent/self': [
    {
      version: '0.1.0',
      nodeVersion: '24.21.0',
      privileged: true,
      probeCount: 11,
      refusedReports: 0,
      lastRefusal: null,
    },
  ],
})

/** What a host says: `full` with all bodies, `unchanged` with hashes and eight readings. */
export const hostReports = (host, packages) => {
  const sets = sorted(setsOf(host, packages))
  const hashes = Object.fromEntries(Object.entries(sets).map(([entry, facts]) => [entry, hash(facts)]))
  const report = (sequence, facts, readings) =>
    JSON.stringify({
      format: 1,
      instance: `bench-${String(host).padStart(8, '0')}`,
      sequence,
      observedAt: new Date().toISOString(),
      intervalSeconds: 300,
      observations: [
        { subject: null, hashes, ...(facts ? { facts } : {}), ...(readings ? { readings } : {}) },
      ],
    })
  return {
    full: (sequence) => report(sequence, sets, null),
    unchanged: (sequence) =>
      report(sequence, null, {
        'disk/linux': { 'freePercent /': 61.2, 'freeBytes /': 306_000_000_000 },
        'agent/self': { cpuSeconds: 0.31, wallSeconds: 0.9, peakMemoryBytes: 61_000_000, spooledReports: 0 },
      }),
    facts: sets,
  }
}
