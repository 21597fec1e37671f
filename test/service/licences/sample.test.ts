import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Entitlement } from '#contract/register/entitlement.js'
import { Register } from '#contract/register.js'
import { packageRoot } from '#lib/root.js'
import { lineDetail, lineOfKey } from '#service/licences/licence-answer.js'
import { type Licences, openLicences } from '#service/licences/licences.js'
import { openProductFiles } from '#service/product-files.js'
import { openWorld, type World } from '../world.js'

const sample = Register.parse(JSON.parse(readFileSync(join(packageRoot, 'inventory.json'), 'utf8')))
const productFiles = openProductFiles()
const computers = sample.assets.filter(({ kind }) => kind === 'computer')
const rsd = (amount: number) => [{ amount, currency: 'RSD' }]

let world: World
let licences: Licences
beforeEach(async () => {
  world = await openWorld([], { register: sample, start: '2026-11-22T07:00:00.000Z' })
  licences = openLicences({ store: world.store, clock: world.clock, judging: world.judging, productFiles })
})
afterEach(() => world.close())

const machine = (serial: string | undefined, processorCount = 1, coreCount = 4) => ({
  manufacturer: null,
  model: null,
  serial: serial ?? null,
  uuid: null,
  boardSerial: null,
  chassis: 'desktop',
  cpuModel: null,
  processorCount,
  coreCount,
  threadCount: coreCount,
  memoryBytes: 8e9,
  drives: [],
})
const system = (name: string, version: string) => ({
  family: 'windows',
  name,
  version,
  build: version,
  kernel: version,
  architecture: 'x64',
  hostname: 'pc',
  timeZone: null,
})
const program = (name: string, publisher = 'Microsoft Corporation', version = '16.0') => ({
  name,
  version,
  publisher,
})

const report = async (
  id: string,
  serial: string | undefined,
  facts: Record<string, unknown[]>,
  sequence = 1,
) => {
  const agent = (await world.reader.agent(id)) ?? (await world.enrol(id))
  await world.send(agent, { at: world.clock.now(), sequence, facts })
  if (serial !== undefined) {
    const hardware = facts['hardware/windows'] as { serial: string | null }[] | undefined
    if (hardware) licences.heard([{ agent: id, isChanged: true, subjects: [`host:${id}`] }])
  }
}

/** The computers of the plan as agents would see them, `office` of them with Office. */
const office = async (count: number, name: string, windows = 'Microsoft Windows 10 Pro') => {
  for (const [at, { id, serial }] of computers.entries())
    await report(id, serial, {
      'hardware/windows': [machine(serial)],
      'os/windows': [system(windows, '10.0.19045')],
      'software/windows': at < count ? [program(name)] : [],
      'antivirus/windows': [{ product: 'ESET Endpoint Antivirus', version: '11', running: true }],
    })
}

const setRights = (change: (right: Entitlement) => Entitlement, more: Entitlement[] = []) => {
  world.document.value = { ...sample, entitlements: [...sample.entitlements.map(change), ...more] }
}

const line = async (key: string) => lineOfKey(await licences.standing(null), key)
const windows10 = 'microsoft|windows|pro|10'
const office2016 = 'microsoft|office|professional|2016'

describe('licences of the sample municipality', () => {
  it('2.2.2: forty Windows 10 Pro on forty computers are in order; extended support is missing', async () => {
    await office(40, 'Microsoft Office Professional 2016')
    expect(await line(windows10)).toMatchObject({
      required: 40,
      entitled: 40,
      applied: 40,
      shortfall: 0,
      surplus: 0,
    })
    const support = await line('microsoft|windows extended support||10')
    expect(support).toMatchObject({ required: 40, entitled: 0, shortfall: 40, status: 'shortfall' })
    const { coverage } = await licences.standing(null)
    expect(coverage).toEqual({ expected: 43, seen: 40 })
  })

  it('2.2.2: with OEM licences on the forty, those of the plan were bought a second time', async () => {
    await office(0, '')
    const oem: Entitlement = {
      id: 'ENT-OEM',
      product: { publisher: 'Microsoft', family: 'Windows', edition: 'Pro', version: '11' },
      purpose: 'operating-system',
      metric: 'device',
      quantity: 40,
      kind: 'oem',
      end: null,
      downgrade: true,
      devices: computers.map(({ id }) => id),
      proofs: ['Ф-2020/1'],
      certificates: ['OEM'],
    }
    setRights((right) => right, [oem])
    expect(await line(windows10)).toMatchObject({ applied: 40, surplus: 40, idle: rsd(800_000), waste: [] })
    const { reclaim } = await licences.standing(null)
    expect(reclaim[0]).toMatchObject({ reason: 'bought-twice', right: 'ENT-WIN10', units: 40 })
  })

  it('2.2.3: fifty Office against what agents see', async () => {
    await office(40, 'Microsoft Office Professional 2016')
    expect(await line(office2016)).toMatchObject({ required: 40, surplus: 10, idle: rsd(270_000) })
    await report(
      computers[0]?.id ?? '',
      computers[0]?.serial,
      {
        'hardware/windows': [machine(computers[0]?.serial)],
        'os/windows': [system('Microsoft Windows 10 Pro', '10.0.19045')],
        'software/windows': [program('Microsoft Office Professional Plus 2019')],
      },
      2,
    )
    expect(await line(office2016)).toMatchObject({ required: 39, surplus: 11 })
    const newer = lineDetail(await line('microsoft|office|professional plus|2019'))
    expect(newer).toMatchObject({ shortfall: 1, exposure: rsd(27_000), pricedBy: 'ENT-OFFICE2016' })
    expect(newer.uncovered).toMatchObject([
      { of: computers[0]?.id, why: [{ right: 'ENT-OFFICE2016', reason: 'edition' }] },
    ])
    expect(newer.installations[0]?.reported?.name).toBe('Microsoft Office Professional Plus 2019')
  })

  it('2.2.3: with twenty machines thirty are left', async () => {
    await office(20, 'Microsoft Office Professional 2016')
    expect(await line(office2016)).toMatchObject({ required: 20, surplus: 30, idle: rsd(810_000) })
  })

  it('2.4.2: seats of the antivirus cover forty computers until the last day', async () => {
    await office(0, '')
    expect(await line('eset|protect|entry|')).toMatchObject({ required: 40, entitled: 45, surplus: 5 })
    world.setClock('2026-12-15T23:30:00.000Z')
    expect(await line('eset|protect|entry|')).toMatchObject({
      entitled: 0,
      shortfall: 40,
      status: 'lapsed',
      lapsedOn: '2026-12-16',
    })
  })

  it('2.3.3: who reaches the domain controller wants an access licence', async () => {
    const server = sample.assets.find(({ id }) => id === 'SRV-01')
    await office(0, '')
    await report('SRV-01', server?.serial, {
      'hardware/windows': [machine(server?.serial, 1, 8)],
      'os/windows': [system('Microsoft Windows Server 2019 Standard', '10.0.17763')],
    })
    expect(await line('microsoft|windows server|standard|2019')).toMatchObject({
      metric: 'core',
      required: 16,
      shortfall: 0,
    })
    const cal = 'microsoft|windows server cal||2019'
    expect(await line(cal)).toMatchObject({ metric: 'cal-device', required: 40, entitled: 40, shortfall: 0 })
    setRights((right) => (right.id === 'ENT-CAL2019' ? { ...right, quantity: 0 } : right))
    expect(await line(cal)).toMatchObject({ shortfall: 40, status: 'shortfall' })
  })

  it('counts nothing that no certificate proves', async () => {
    await office(40, 'Microsoft Office Professional 2016')
    setRights(({ certificates: _, ...right }) => right)
    expect(await line(windows10)).toMatchObject({
      entitled: 0,
      claimed: 40,
      shortfall: 40,
      exposure: rsd(800_000),
    })
  })

  it('applies a correction at once', async () => {
    await office(3, 'Чудан програм')
    expect((await licences.standing(null)).unknown).toEqual([
      { name: 'Чудан програм', publisher: 'Microsoft Corporation', devices: 3 },
    ])
    const product = { publisher: 'Чудо', family: 'Чудан програм' }
    world.document.value = {
      ...sample,
      recognitions: [{ id: 'SW-1', software: 'Чудан програм', treat: 'licensed', product }],
    }
    const standing = await licences.standing(null)
    expect(standing.unknown).toEqual([])
    expect(standing.lines.find(({ product: of }) => of.family === product.family)).toMatchObject({
      shortfall: 3,
    })
  })
})
