import { describe, expect, it } from 'vitest'
import { readFirewall } from '#agents/tools/snmp/firewall.js'
import { identify } from '#agents/tools/snmp/identity.js'
import { lastDay } from '#agents/tools/snmp/last-day.js'
import Firewall from '#contract/facts/firewall.js'
import { fakeSnmp } from '../../fake-snmp.js'
import { hasRecordings, startRecordings } from '../../recorded-devices.js'

const objectId = '1.3.6.1.2.1.1.2.0'
const fortigate = '1.3.6.1.4.1.12356.101'

const read = async (objects: Readonly<Record<string, string | number>>) => {
  const session = fakeSnmp(objects, [objectId])
  return readFirewall(session, await identify(session))
}

describe('a firewall by SNMP', () => {
  it('of Fortinet tells its version, when subscriptions end, which tunnels are up, how many connections pass', async () => {
    const { facts, readings } = await read({
      [objectId]: `${fortigate}.1.644`,
      [`${fortigate}.4.1.1.0`]: 'v7.2.10,build1706',
      [`${fortigate}.4.1.8.0`]: 313,
      [`${fortigate}.4.6.3.1.2.1.1.1`]: 'FortiCare Support',
      [`${fortigate}.4.6.3.1.2.1.2.1`]: 'Sat Jul 26 01:00:00 2025',
      [`${fortigate}.4.6.3.1.2.1.1.2`]: 'IPS',
      [`${fortigate}.4.6.3.1.2.1.2.2`]: 'n/a',
      [`${fortigate}.12.2.2.1.2.1`]: 'to-town-hall',
      [`${fortigate}.12.2.2.1.3.1`]: 'to-town-hall',
      [`${fortigate}.12.2.2.1.20.1`]: 2,
      [`${fortigate}.12.2.2.1.2.2`]: 'to-school',
      [`${fortigate}.12.2.2.1.3.2`]: 'p2',
      [`${fortigate}.12.2.2.1.20.2`]: 1,
      [`${fortigate}.12.2.2.1.2.3`]: 'to-museum',
      [`${fortigate}.12.2.2.1.20.3`]: 77,
    })
    expect(facts[0]).toMatchObject({
      tool: 'fortinet',
      enabled: null,
      version: 'v7.2.10,build1706',
      subscriptions: [
        { name: 'FortiCare Support', endsOn: '2025-07-26' },
        { name: 'IPS', endsOn: null },
      ],
      tunnels: [
        { name: 'to-town-hall', up: true },
        { name: 'to-school / p2', up: false },
        { name: 'to-museum', up: null },
      ],
    })
    expect(readings).toEqual({ 'sessionCount fortinet': 313 })
  })

  it('of pfSense filters only where pf runs', async () => {
    const pfsense = { '1.3.6.1.2.1.1.1.0': 'pfSense gate 2.7.2-RELEASE pfSense FreeBSD 14.0-CURRENT amd64' }
    const running = '1.3.6.1.4.1.12325.1.200.1.1.1.0'
    expect((await read({ ...pfsense, [running]: 1 })).facts[0]?.enabled).toBe(true)
    expect((await read({ ...pfsense, [running]: 2 })).facts[0]?.enabled).toBe(false)
    expect((await read(pfsense)).facts[0]).toMatchObject({ enabled: null, version: '2.7.2-RELEASE' })
  })

  it('of Sophos tells when each of its modules ends, and that what ends in 2999 does not', async () => {
    const sophos = '1.3.6.1.4.1.2604.5'
    const { facts } = await read({
      [objectId]: sophos,
      [`${sophos}.1.5.1.2.0`]: 'Dec 31 2999',
      [`${sophos}.1.5.2.2.0`]: 'Nov 10 2027',
    })
    expect(facts[0]?.subscriptions).toEqual([
      { name: 'Base Firewall', endsOn: null },
      { name: 'Network Protection', endsOn: '2027-11-10' },
    ])
  })

  it('has interfaces for tunnels where its maker tells of no others', async () => {
    const { facts } = await read({
      [objectId]: '1.3.6.1.4.1.25461.2.3.57',
      '1.3.6.1.2.1.2.2.1.2.7': 'tunnel.1',
      '1.3.6.1.2.1.2.2.1.3.7': 131,
      '1.3.6.1.2.1.2.2.1.8.7': 2,
    })
    expect(facts[0]?.tunnels).toEqual([{ name: 'tunnel.1', up: false }])
  })

  it('is none where the device is a switch', async () => {
    await expect(read({ [objectId]: '1.3.6.1.4.1.9.12.3.1.3.1955' })).rejects.toThrow('is no firewall')
  })
})

describe('the last day of a subscription', () => {
  it.each([
    ['Sat Jul 26 01:00:00 2025', '2025-07-26'],
    ['Mon Nov  3 00:00:00 UTC 2026', '2026-11-03'],
    ['2025/07/26 12:00', '2025-07-26'],
    ['7 Nov 2026', '2026-11-07'],
    [1_775_152_800, '2026-04-02'],
    [0, null],
    ['4294967295', null],
    ['Never', null],
    ['n/a', null],
    [null, null],
  ] as const)('written as %s is %s', (text, day) => {
    expect(lastDay(text)).toBe(day)
  })
})

describe.skipIf(!hasRecordings)('the recorded firewalls', () => {
  it('have the connections and tunnels that others read', { timeout: 60_000 }, async () => {
    const devices = await startRecordings()
    const differences: string[] = []
    for (const name of devices.names.filter((one) => one.startsWith('firewall/'))) {
      const kind = (await devices.ask(name, identify)).kind
      if (kind !== 'firewall') continue
      const { facts, readings = {} } = await devices.ask(name, async (session) =>
        readFirewall(session, await identify(session)),
      )
      const fact = Firewall.schema.parse(facts[0])
      for (const { descr, value, metric, oid } of devices.expected(name).expected ?? []) {
        const isTotal = /^(Session count|Active Sessions)$/.test(descr) && !oid.includes('25461.2.1.2.3.9')
        if (isTotal && Object.values(readings)[0] !== value)
          differences.push(`${name} ${descr}: ${Object.values(readings)[0]} | ${value}`)
        const isTunnel = metric === 'state' && oid.startsWith(`${fortigate}.12.4.2.1.26.`)
        const [phase1, phase2] = descr.replace(/ \(.*/, '').split('\\')
        const called = [...new Set([phase1, phase2])].join(' / ')
        const ours = fact.tunnels?.find((tunnel) => tunnel.name === called)?.up
        if (isTunnel && ours !== (value === 2)) differences.push(`${name} ${descr}: ${ours} | ${value}`)
      }
    }
    await devices.close()
    process.stdout.write(`Firewalls, where they differ:\n${differences.join('\n')}\n`)
    expect(differences).toEqual([])
  })
})
