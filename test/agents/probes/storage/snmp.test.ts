import { describe, expect, it } from 'vitest'
import { identify } from '#agents/tools/snmp/identity.js'
import { readStorage } from '#agents/tools/snmp/storage.js'
import Storage from '#contract/facts/storage.js'
import { fakeSnmp } from '../../fake-snmp.js'
import { hasRecordings, startRecordings } from '../../recorded-devices.js'

const objectId = '1.3.6.1.2.1.1.2.0'
const synology = '1.3.6.1.4.1.6574'
const netSnmp = { [objectId]: '1.3.6.1.4.1.8072.3.2.10' }

const read = async (objects: Readonly<Record<string, string | number>>, oids: readonly string[] = []) => {
  const session = fakeSnmp(objects, [objectId, ...oids])
  return readStorage(session, await identify(session))
}

const row = (entry: string, index: number, columns: Readonly<Record<number, string | number>>) =>
  Object.fromEntries(Object.entries(columns).map(([column, value]) => [`${entry}.${column}.${index}`, value]))

describe('storage by SNMP', () => {
  it('of Synology has volumes, pools and drives, each as bad as the worse of its states', async () => {
    const { facts, readings } = await read({
      ...netSnmp,
      [`${synology}.1.5.1.0`]: 'DS920+',
      ...row(`${synology}.3.1.1`, 0, { 2: 'Volume 1', 3: 1, 4: 250, 5: 1000 }),
      ...row(`${synology}.3.1.1`, 1, { 2: 'Storage Pool 1', 3: 11 }),
      ...row(`${synology}.2.1.1`, 0, { 2: 'Disk 1', 3: 'WD40EFRX', 5: 1, 6: 31, 13: 1 }),
      ...row(`${synology}.2.1.1`, 1, { 2: 'Disk 2', 5: 1, 6: 0, 13: 4 }),
      ...row(`${synology}.2.1.1`, 2, { 2: 'Disk 3', 5: 99, 13: 1 }),
    })
    expect(facts.map(({ kind, name, state }) => `${kind} ${name} ${state}`)).toEqual([
      'volume Volume 1 normal',
      'array Storage Pool 1 degraded',
      'disk Disk 1 normal',
      'disk Disk 2 failed',
      'disk Disk 3 unknown',
    ])
    expect(readings).toEqual({
      'usedBytes volume Volume 1': 750,
      'freePercent volume Volume 1': 25,
      'celsius disk Disk 1': 31,
    })
  })

  it('of QNAP leaves empty places out, and reads sizes and temperatures that are written as text', async () => {
    const nas = '1.3.6.1.4.1.24681.1.2'
    const { facts, readings } = await read({
      [objectId]: '1.3.6.1.4.1.24681',
      ...row(`${nas}.17.1`, 1, { 2: 'DataVol1', 4: '2.00 TB', 5: '1.00 TB', 6: 'Ready' }),
      ...row(`${nas}.11.1`, 1, { 2: 'HDD1', 3: '38 C/100 F', 4: 0, 5: 'ST4000', 7: 'GOOD' }),
      ...row(`${nas}.11.1`, 2, { 2: 'HDD2', 4: -5, 7: '--' }),
      ...row(`${nas}.11.1`, 3, { 2: 'HDD3', 4: -9 }),
    })
    expect(facts.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'DataVol1 normal',
      'HDD1 normal',
      'HDD3 failed',
    ])
    expect(readings).toMatchObject({ 'freePercent volume DataVol1': 50, 'celsius disk HDD1': 38 })
  })

  it('of Western Digital stands below its own number, and is not known to be well', async () => {
    const tree = '1.3.6.1.4.1.5127.1.1.1.6'
    const { facts } = await read({
      [objectId]: tree,
      ...row(`${tree}.1.9.1`, 1, { 2: 'Volume_1', 4: 'raid10', 5: '7.2T', 6: '1.9T' }),
      ...row(`${tree}.1.10.1`, 1, { 1: 1, 3: 'WDC WD40EFRX', 4: 'WD-1', 5: 'Centigrade:37', 6: '4000 GB.' }),
    })
    expect(facts).toMatchObject([
      { name: 'Volume_1', kind: 'volume', level: 'raid10', state: 'unknown' },
      { name: 'disk 1', serial: 'WD-1', sizeBytes: 4e12 },
    ])
  })

  it('of an unknown maker is its file systems, beyond 2^31 blocks too', async () => {
    const entry = '1.3.6.1.2.1.25.2.3.1'
    const disk = '1.3.6.1.2.1.25.2.1.4'
    const { facts, readings } = await read(
      {
        ...netSnmp,
        ...row(entry, 1, { 2: '1.3.6.1.2.1.25.2.1.2', 3: 'Physical memory', 4: 1024, 5: 9, 6: 1 }),
        ...row(entry, 2, { 2: disk, 3: '/srv', 4: 4096, 5: -2_147_483_648, 6: 1_073_741_824 }),
        ...row(entry, 3, { 2: disk, 3: '/run/lock', 4: 4096, 5: 10, 6: 0 }),
      },
      [`${entry}.2.1`, `${entry}.2.2`, `${entry}.2.3`],
    )
    expect(facts).toEqual([{ name: '/srv', kind: 'volume', state: 'unknown', sizeBytes: 4096 * 2 ** 31 }])
    expect(readings?.['freePercent volume /srv']).toBe(50)
  })

  it('does not believe that more is used than there is, nor in sizes that nobody has', async () => {
    const entry = '1.3.6.1.2.1.25.2.3.1'
    const disk = '1.3.6.1.2.1.25.2.1.4'
    const { facts, readings } = await read(
      {
        ...netSnmp,
        ...row(entry, 1, { 2: disk, 3: '/srv', 4: 4096, 5: 100, 6: 5000 }),
        ...row(entry, 2, { 2: disk, 3: '/far', 4: 4_294_967_295, 5: 2_147_483_647, 6: 1 }),
      },
      [`${entry}.1.2`, `${entry}.2.2`],
    )
    expect(facts.map(({ name }) => name)).toEqual(['/srv'])
    expect(readings).toEqual({})
  })

  it('is none where a device has neither', async () => {
    await expect(read({ [objectId]: '1.3.6.1.4.1.9.1.1' })).rejects.toThrow('tells of no volumes')
  })
})

const tables: Readonly<Record<string, string>> = {
  '1.3.6.1.4.1.6574.3.1.1.3': 'array',
  '1.3.6.1.4.1.6574.2.1.1.5': 'disk',
  '1.3.6.1.4.1.674.11000.2000.500.1.2.14.1.3': 'disk',
  '1.3.6.1.4.1.674.11000.2000.500.1.2.26.1.3': 'volume',
  '1.3.6.1.4.1.50536.1.1.1.1.3': 'array',
  '1.3.6.1.4.1.50536.1.1.1.1.7': 'array',
}

describe.skipIf(!hasRecordings)('the recorded storage', () => {
  it('has the states and temperatures that others read', { timeout: 60_000 }, async () => {
    const devices = await startRecordings()
    const differences: string[] = []
    const silent: string[] = []
    for (const name of devices.names.filter((one) => one.startsWith('nas/'))) {
      const { facts, readings = {} } = await devices
        .ask(name, async (session) => readStorage(session, await identify(session)))
        .catch(() => ({ facts: [], readings: {} }))
      if (facts.length === 0) silent.push(name)
      for (const fact of facts) Storage.schema.parse(fact)
      expect(new Set(facts.map(Storage.key)).size).toBe(facts.length)
      const { expected = [] } = devices.expected(name)
      const states = expected.filter(({ oid }) => tables[oid.replace(/\.\d+$/, '')] !== undefined)
      const well = states.filter(({ value, oid }) => value === (oid.includes('.50536.') ? 0 : 1)).length
      const ours = facts.filter(({ state }) => state === 'normal').length
      if (states.length > 0 && ours < well) differences.push(`${name} normal: ${ours} | ${well}`)
      const degrees = expected.filter(({ oid }) => oid.startsWith(`${synology}.2.1.1.6.`))
      for (const { value, descr } of degrees)
        if (!Object.entries(readings).some(([key, own]) => key.startsWith('celsius ') && own === value))
          differences.push(`${name} ${descr}: none of ours | ${value}`)
    }
    await devices.close()
    process.stdout.write(
      `Storage, where it differs:\n${differences.join('\n')}\nSilent: ${silent.join(', ')}\n`,
    )
    expect(differences).toEqual([])
    // What was recorded of these names no volume and no drive.
    expect(silent).toEqual([
      'nas/equallogic_ps6210',
      'nas/infortrend_ds3016',
      'nas/intelliflash',
      'nas/netapp_e2700',
    ])
  })
})
