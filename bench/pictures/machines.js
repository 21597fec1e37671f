// What the machines of the sample municipality would say, in the shapes of real agents.
const day = 86_400_000
const iso = (ms) => new Date(ms).toISOString()
const calendarDay = (ms) => iso(ms).slice(0, 10)

const os = (name, version, extra) => ({
  name,
  version,
  architecture: 'x64',
  timeZone: 'Europe/Belgrade',
  ...extra,
})

const drive = (name, serial, sizeBytes) => ({ name, model: 'Samsung PM893', serial, kind: 'ssd', sizeBytes })

/** The main server at a moment: its copies stopped two nights ago, its disk fills up. */
const mainServer = (at, now) => {
  const lastCopy = Math.min(Math.floor(at / day) * day - 3_000_000, now - 2.4 * day)
  return {
    'hardware/linux': [
      {
        manufacturer: 'Hewlett Packard Enterprise',
        model: 'ProLiant ML350 Gen10',
        serial: 'CZJ9BXRY6V',
        uuid: 'bab1f8c6-5e8e-47d2-a85d-346e7cbb7089',
        boardSerial: 'PWDJ0ARHVG20LF',
        chassis: 'server',
        cpuModel: 'Intel Xeon Silver 4208',
        processorCount: 1,
        coreCount: 8,
        threadCount: 16,
        memoryBytes: 34_359_738_368,
        drives: [drive('sda', 'S5H7NS0R', 960_197_124_096), drive('sdb', 'S5H7NS0T', 960_197_124_096)],
      },
    ],
    'os/linux': [
      os('Debian GNU/Linux', '12', {
        family: 'linux',
        codename: 'bookworm',
        kernel: '6.1.0-41-amd64',
        hostname: 'srv-01.plandiste.example',
        bootedAt: iso(Math.floor(now / day) * day - 51 * day + 15_120_000),
      }),
    ],
    'disk/linux': [
      {
        mount: '/',
        device: '/dev/md0',
        filesystem: 'ext4',
        sizeBytes: 944_892_805_120,
        readOnly: false,
        drives: ['S5H7NS0R', 'S5H7NS0T'].map((serial, index) => ({
          name: `sd${'ab'[index]}`,
          serial,
          smart: 'passed',
          smartDetail: null,
        })),
      },
    ],
    'interface/linux': [
      {
        name: 'eno1',
        mac: '94:40:c9:1a:22:50',
        kind: 'ethernet',
        up: true,
        speedBitsPerSecond: 1_000_000_000,
        addresses: ['10.20.0.10/24'],
      },
    ],
    'firewall/nftables': [
      { tool: 'nftables', enabled: true, defaultInbound: 'deny', ruleCount: 12, managedBy: null },
    ],
    'antivirus/clamav': [
      {
        product: 'ClamAV',
        version: '1.4.3',
        running: true,
        realTime: false,
        definitionsVersion: '27450',
        definitionsAt: iso(Math.floor(at / day) * day - 14_400_000),
      },
    ],
    'updates/apt': [
      {
        manager: 'apt',
        pending: 9,
        pendingSecurity: 2,
        lastAppliedAt: iso(Math.floor(now / day) * day - 12 * day + 7_200_000),
        lastCheckedAt: iso(Math.floor(at / day) * day + 1_800_000),
        restartRequired: false,
      },
    ],
    'backup/restic:nightly': [
      {
        job: 'nightly',
        tool: 'restic',
        target: '/mnt/nas/restic',
        lastSuccess: iso(lastCopy),
        lastSizeBytes: 48_318_382_080,
        copies: 21,
        encrypted: true,
      },
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
  }
}

/** Three days ago, for twenty minutes, there was no mains power. */
const outage = (now) => ({ from: now - 3.2 * day, until: now - 3.2 * day + 1_200_000 })

const ups = (at, now) => {
  const { from, until } = outage(now)
  const isOut = at >= from && at < until
  return {
    'ups/nut': [
      {
        name: 'ups',
        manufacturer: 'American Power Conversion',
        model: 'Smart-UPS SMT3000RMI2U',
        serial: 'AS19FNEH6V7Y',
        firmware: 'UPS 09.8',
        nominalWatts: 2700,
        nominalVoltAmperes: 3000,
        source: isOut ? 'battery' : 'mains',
        states: isOut ? ['discharging'] : [],
        battery: 'normal',
        replaceBattery: false,
        lowRuntimeSeconds: 150,
        testResult: 'passed',
        testedOn: calendarDay(now - 20 * day),
        batteryDate: '2021-04-12',
        alarms: [],
      },
    ],
  }
}

const hourOf = (at) => (new Date(at).getUTCHours() + 1) % 24
/** Busy while the office is open. */
const load = (at) => (hourOf(at) >= 7 && hourOf(at) < 16 ? 34 : 21) + 3 * Math.sin(at / 5_400_000)

const upsReadings = (at, now) => {
  const { from, until } = outage(now)
  const drained = at < from ? 0 : Math.max(0, Math.min(at, until) - from) / 60_000
  const recharged = at < until ? 0 : (at - until) / 360_000
  const charge = Math.max(0, Math.min(100, 100 - 2.1 * drained + recharged))
  const isOut = at >= from && at < until
  return {
    'ups/nut': {
      chargePercent: Math.round(charge),
      runtimeSeconds: Math.round(charge * 27 - load(at) * 12),
      loadPercent: Math.round(load(at) * 10) / 10,
      inputVolts: isOut ? 0 : Math.round(2290 + 25 * Math.sin(at / 9_000_000)) / 10,
      batteryCelsius: Math.round(240 + 14 * Math.sin(at / 43_200_000) + load(at)) / 10,
    },
  }
}

const serverReadings = (at, now) => {
  const left = 12.4 + ((now - at) / day) * 1.3
  return {
    'disk/linux': {
      'freePercent /': Math.round(left * 100) / 100,
      'freeBytes /': Math.round(left * 9_448_928_051),
    },
    'agent/self': { cpuSeconds: 0.4, wallSeconds: 1.1, peakMemoryBytes: 61_000_000, spooledReports: 0 },
  }
}

/** A computer of the office, as an agent on Windows describes it. */
const officeComputer = ({ serial, hostname, definitionsDaysOld = 0 }, now) => ({
  'hardware/windows': [
    {
      manufacturer: 'LENOVO',
      model: 'ThinkCentre M70s',
      serial,
      uuid: `4c4c4544-0051-4710-8052-${Buffer.from(serial).toString('hex').slice(-12)}`,
      boardSerial: null,
      chassis: 'desktop',
      cpuModel: 'Intel Core i3-10100',
      processorCount: 1,
      coreCount: 4,
      threadCount: 8,
      memoryBytes: 8_589_934_592,
      drives: [drive('disk0', `D-${serial}`, 256_060_514_304)],
    },
  ],
  'os/windows': [
    os('Windows 11 Pro', '24H2', {
      family: 'windows',
      build: '26100.4652',
      kernel: '10.0.26100',
      hostname,
      bootedAt: iso(now - 7_200_000),
    }),
  ],
  'antivirus/windows': [
    {
      product: 'Microsoft Defender',
      version: '4.18.25100',
      running: true,
      realTime: true,
      definitionsVersion: '1.437.122.0',
      definitionsAt: iso(now - definitionsDaysOld * day - 10_800_000),
    },
  ],
  'firewall/windows': [
    { tool: 'Domain', enabled: true, defaultInbound: 'deny', ruleCount: 84, managedBy: null },
  ],
})

const half = 1_800_000

/** Machines, each with what it says at which moments; the last is now. */
export const machines = (now) => [
  {
    hostname: 'srv-01',
    times: Array.from({ length: 7 * 48 }, (_, index) => now - (7 * 48 - 1 - index) * half),
    host: (at) => ({ facts: mainServer(at, now), readings: serverReadings(at, now) }),
    devices: (at) => [
      {
        subject: { kind: 'ups', id: 'AS19FNEH6V7Y', name: 'Smart-UPS SMT3000RMI2U' },
        facts: ups(at, now),
        readings: upsReadings(at, now),
      },
    ],
  },
  ...[
    { hostname: 'pc-001', serial: 'PC1K4KD5' },
    { hostname: 'pc-003', serial: 'PC13WGZM', definitionsDaysOld: 12 },
    { hostname: 'pc-007', serial: 'PC104FSC' },
    // Was switched off for the week: nobody knows how it is.
    { hostname: 'pc-002', serial: 'PC1SX57G', ageDays: 6 },
    // Nobody wrote it into the register.
    { hostname: 'laptop-ana', serial: 'PF3T8K2L' },
  ].map((known) => ({
    hostname: known.hostname,
    times: [now - (known.ageDays ?? 0) * day],
    host: (at) => ({ facts: officeComputer(known, at) }),
    devices: () => [],
  })),
]
