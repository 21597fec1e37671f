import { describe, expect, it } from 'vitest'
import { ipv6 } from '#agents/tools/snmp/addresses.js'
import { readInterfaces } from '#agents/tools/snmp/interfaces.js'
import Interface from '#contract/facts/interface.js'
import { fakeSnmp } from '../../fake-snmp.js'
import { hasRecordings, startRecordings } from '../../recorded-devices.js'

const row = (index: number, columns: Readonly<Record<string, string | number | Buffer>>) =>
  Object.fromEntries(
    Object.entries(columns).map(([column, value]) => [`1.3.6.1.2.1.${column}.${index}`, value]),
  )

const port = (index: number, name: string, more: Readonly<Record<string, string | number | Buffer>> = {}) =>
  row(index, { '2.2.1.2': name, '2.2.1.3': 6, '2.2.1.7': 1, '2.2.1.8': 1, ...more })

describe('interfaces by SNMP', () => {
  it('have the speed of ifHighSpeed, for that of ifSpeed ends at 4 Gbit/s', async () => {
    const { facts } = await readInterfaces(
      fakeSnmp({
        ...port(1, 'xe0', { '2.2.1.5': 4_294_967_295, '31.1.1.1.15': 10_000 }),
        ...port(2, 'ge0', { '2.2.1.5': 100_000_000 }),
        ...port(3, 'ge1', { '2.2.1.5': 4_294_967_295 }),
        ...port(4, 'ge2', { '2.2.1.5': 0, '31.1.1.1.15': 0 }),
        ...port(5, 'ge3', { '2.2.1.5': 2_147_483_647, '31.1.1.1.15': 4_294_967_286 }),
      }),
    )
    expect(facts.map(({ speedBitsPerSecond }) => speedBitsPerSecond)).toEqual([1e10, 1e8, null, null, null])
  })

  it('count in 64 bits, and in 32 where they have no others', async () => {
    const { readings } = await readInterfaces(
      fakeSnmp({
        ...port(1, 'wide', { '2.2.1.10': 7, '31.1.1.1.6': 5_000_000_000 }),
        ...port(2, 'narrow', { '2.2.1.10': 70, '2.2.1.16': 80, '2.2.1.14': 1 }),
      }),
    )
    expect(readings).toEqual({
      'inOctets wide': 5_000_000_000,
      'inOctets narrow': 70,
      'outOctets narrow': 80,
      'inErrors narrow': 1,
    })
  })

  it('are up, down or not known, whatever they are meant to be', async () => {
    const { facts } = await readInterfaces(
      fakeSnmp({
        ...port(1, 'a'),
        ...port(2, 'b', { '2.2.1.7': 2, '2.2.1.8': 2 }),
        ...port(3, 'c', { '2.2.1.8': 4 }),
        ...port(4, 'd', { '2.2.1.8': 7 }),
        ...port(5, 'e', { '2.2.1.8': 99 }),
      }),
    )
    expect(facts.map(({ up }) => up)).toEqual([true, false, null, false, null])
    expect(facts.map(({ enabled }) => enabled)).toEqual([true, false, true, true, true])
  })

  it('leave loopback out, and keep two of one name apart', async () => {
    const { facts } = await readInterfaces(
      fakeSnmp({ ...port(1, 'lo', { '2.2.1.3': 24 }), ...port(2, 'port'), ...port(3, 'port') }),
    )
    expect(facts.map(({ name }) => name)).toEqual(['port', 'port #3'])
  })

  it('have addresses with the prefix of either table, without loopback and link-local ones', async () => {
    const v6 = '2.16.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.1'
    const local = '2.16.254.128.0.0.0.0.0.0.0.0.0.0.0.0.0.1'
    const netmask = '1.3.6.1.2.1.4.20.1.3.192.0.2.1'
    const prefix = `1.3.6.1.2.1.4.34.1.5.${v6}`
    const { facts } = await readInterfaces(
      fakeSnmp(
        {
          ...port(2, 'wan'),
          '1.3.6.1.2.1.4.20.1.2.192.0.2.1': 2,
          [netmask]: '255.255.255.248',
          '1.3.6.1.2.1.4.20.1.2.127.0.0.1': 2,
          [`1.3.6.1.2.1.4.34.1.3.${v6}`]: 2,
          [`1.3.6.1.2.1.4.34.1.4.${v6}`]: 1,
          [prefix]: `1.3.6.1.2.1.4.32.1.5.2.${v6}.64`,
          [`1.3.6.1.2.1.4.34.1.3.${local}`]: 2,
        },
        [netmask, prefix],
      ),
    )
    expect(facts[0]?.addresses).toEqual(['192.0.2.1/29', '2001:db8::1/64'])
  })

  it('write IPv6 short', () => {
    const octets = (text: string) => [...Buffer.from(text, 'hex')]
    expect(ipv6(octets('20010db8000000000000000000000001'))).toBe('2001:db8::1')
    expect(ipv6(octets('20010db8000000010000000000010000'))).toBe('2001:db8:0:1::1:0')
    expect(ipv6(octets('20010db8000100020003000400050006'))).toBe('2001:db8:1:2:3:4:5:6')
    expect(ipv6(octets('00000000000000000000000000000000'))).toBe('::')
  })

  it.skipIf(!hasRecordings)(
    'of every recorded device are of the contract’s shape',
    { timeout: 120_000 },
    async () => {
      const devices = await startRecordings()
      const counts: string[] = []
      for (const name of devices.names) {
        const { facts, readings } = await devices.ask(name, readInterfaces)
        for (const fact of facts) Interface.schema.parse(fact)
        expect(new Set(facts.map(Interface.key)).size).toBe(facts.length)
        expect(Object.values(readings ?? {}).every((value) => Number.isFinite(value) && value >= 0)).toBe(
          true,
        )
        counts.push(`${name} ${facts.length}`)
      }
      await devices.close()
      expect(counts).toContain('router-switch/edgeos 25')
    },
  )
})
