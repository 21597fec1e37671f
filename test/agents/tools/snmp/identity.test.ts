import { describe, expect, it } from 'vitest'
import { identify } from '#agents/tools/snmp/identity.js'
import { fakeSnmp } from '../../fake-snmp.js'
import { hasRecordings, startRecordings } from '../../recorded-devices.js'
import { differsRightly } from './identity-differences.js'

const objectId = '1.3.6.1.2.1.1.2.0'
const description = '1.3.6.1.2.1.1.1.0'
const entity = '1.3.6.1.2.1.47.1.1.1.1'

const device = (objects: Readonly<Record<string, string | number | Buffer>>) => fakeSnmp(objects, [objectId])

describe('who a device is', () => {
  it('is told by the standard MIBs where no file knows its maker, whose number is named', async () => {
    const session = device({ [objectId]: '1.3.6.1.4.1.99999.1', [description]: 'A box' })
    expect(await identify(session)).toMatchObject({ maker: 'enterprise 99999', kind: 'other', model: null })
  })

  it('is a printer where it has the Printer-MIB, and its number is the one of that MIB', async () => {
    const session = device({
      [objectId]: '1.3.6.1.4.1.99999.1',
      '1.3.6.1.2.1.25.3.2.1.2.1': '1.3.6.1.2.1.25.3.1.5',
      '1.3.6.1.2.1.25.3.2.1.3.1': 'Foo Print 3000',
      '1.3.6.1.2.1.43.5.1.1.17.1': 'AB123456',
    })
    expect(await identify(session)).toMatchObject({
      kind: 'printer',
      model: 'Foo Print 3000',
      serial: 'AB123456',
    })
  })

  it('is a UPS where it has the UPS-MIB', async () => {
    const session = device({ '1.3.6.1.2.1.33.1.4.1.0': 3, '1.3.6.1.2.1.33.1.1.1.0': 'Foo Power' })
    expect(await identify(session)).toMatchObject({ kind: 'ups', maker: 'Foo Power' })
  })

  it('is the first chassis of a stack, and the rest of its parts is not read', async () => {
    const session = device({
      [objectId]: '1.3.6.1.4.1.9.1.2694',
      [`${entity}.5.1`]: 11,
      [`${entity}.5.1000`]: 3,
      [`${entity}.5.2000`]: 3,
      [`${entity}.11.1000`]: 'FOC0000A001',
      [`${entity}.11.2000`]: 'FOC0000A002',
      [`${entity}.13.1000`]: 'C9200L-48P-4X',
    })
    expect(await identify(session)).toMatchObject({ serial: 'FOC0000A001', model: 'C9200L-48P-4X' })
    expect(session.asked).not.toContain(`${entity}.11.2000`)
    expect(session.asked).not.toContain(`${entity}.11`)
  })

  it('is found by the objects of its maker where its agent is that of net-snmp', async () => {
    const session = device({
      [objectId]: '1.3.6.1.4.1.8072.3.2.10',
      [description]: 'Linux nas 4.4.302+ #69057 SMP x86_64',
      '1.3.6.1.4.1.6574.1.5.1.0': 'DS920+',
      '1.3.6.1.4.1.6574.1.5.2.0': '20A0000000001',
      '1.3.6.1.4.1.6574.1.5.3.0': 'DSM 7.2-64570',
    })
    expect(await identify(session)).toMatchObject({ maker: 'Synology', model: 'DS920+', kind: 'storage' })
  })

  it('is a machine of an unknown maker where net-snmp says no more', async () => {
    const session = device({
      [objectId]: '1.3.6.1.4.1.8072.3.2.10',
      [description]: 'Linux web 6.1.0-18-amd64 #1 SMP x86_64',
    })
    expect(await identify(session)).toMatchObject({ maker: null, kind: 'server', firmware: '6.1.0-18-amd64' })
  })

  it('is read from an sysObjectID that is written as text, and from a number where one was asked for', async () => {
    const session = fakeSnmp({
      [objectId]: '.1.3.6.1.4.1.1714.1.1',
      '1.3.6.1.4.1.1714.1.1.1.1.10.0': 8_485_243,
    })
    expect(await identify(session)).toMatchObject({ maker: 'Infortrend', serial: '8485243' })
  })
})

/** What a device of each folder of recordings may be. */
const kindsIn: Readonly<Record<string, readonly string[]>> = {
  environment: ['sensor', 'other'],
  firewall: ['firewall'],
  host: ['server', 'other'],
  nas: ['storage'],
  'pdu-ats': ['pdu', 'sensor'],
  printer: ['printer'],
  'router-switch': ['router', 'switch', 'firewall'],
  ups: ['ups'],
}
/** Appliances that stand among the firewalls and are none. */
const noFirewalls = ['firewall/fortimail', 'firewall/fortisandbox', 'firewall/fortivoice']
/** Names of one maker: of what it was before, of what it bought, of what its software is called. */
const sameMaker: Readonly<Record<string, readonly string[]>> = {
  HP: ['hewlettpackard'],
  HPE: ['hewlettpackard', 'compaq'],
  FUJIFILM: ['fujixerox'],
  'Konica Minolta': ['konica'],
  Eaton: ['powerware'],
  Dell: ['netsnmp'],
  Barracuda: ['netsnmp'],
  Zyxel: ['netsnmp'],
  pfSense: ['netsnmp'],
}

const letters = (text: unknown): string =>
  String(text ?? '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')

const agree = (ours: string | null, theirs: readonly unknown[]): boolean => {
  const told = theirs.map(letters).filter((text) => text !== '')
  const own = letters(ours)
  return told.length === 0 || told.some((text) => own !== '' && (own.includes(text) || text.includes(own)))
}

describe.skipIf(!hasRecordings)('who the recorded devices are', () => {
  it('is what others have read, but where they read something else', { timeout: 120_000 }, async () => {
    const devices = await startRecordings()
    const rows: string[] = []
    const unexplained: string[] = []
    for (const name of devices.names) {
      const ours = await devices.ask(name, identify)
      const { device: theirs = {}, glpi_agent_netinventory: glpi = {} } = devices.expected(name)
      const [folder = ''] = name.split('/')
      if (!kindsIn[folder]?.includes(ours.kind) && !noFirewalls.includes(name))
        unexplained.push(`${name} is a ${ours.kind}`)
      const others = [glpi.manufacturer, ...(sameMaker[ours.maker ?? ''] ?? [])]
      if (
        glpi.manufacturer !== undefined &&
        !agree(ours.maker, others.slice(0, 1)) &&
        !others.includes(letters(glpi.manufacturer))
      )
        unexplained.push(`${name} is of ${ours.maker}, not of ${glpi.manufacturer}`)
      const compared = {
        model: [ours.model, theirs.hardware, glpi.model],
        serial: [ours.serial, theirs.serial, glpi.serial],
        firmware: [ours.firmware, theirs.version, glpi.firmware],
      } as const
      for (const [field, [own, ...others]] of Object.entries(compared)) {
        if (agree(own, others)) continue
        const why = differsRightly(name, field)
        rows.push(
          `${name} ${field}: ${own} | ${others.filter(Boolean).join(' | ')} | ${why ?? 'NOT EXPLAINED'}`,
        )
        if (why === null) unexplained.push(`${name} ${field}`)
      }
    }
    await devices.close()
    process.stdout.write(`Identity, where it differs (ours | others | why):\n${rows.join('\n')}\n`)
    expect(unexplained).toEqual([])
  })
})
