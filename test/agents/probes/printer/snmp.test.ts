import { describe, expect, it } from 'vitest'
import { readPrinter } from '#agents/tools/snmp/printer.js'
import Printer from '#contract/facts/printer.js'
import { fakeSnmp } from '../../fake-snmp.js'
import { hasRecordings, startRecordings } from '../../recorded-devices.js'

const supply = (index: number, name: string, kind: number, max: number, level: number, unit?: number) => ({
  [`1.3.6.1.2.1.43.11.1.1.5.1.${index}`]: kind,
  [`1.3.6.1.2.1.43.11.1.1.6.1.${index}`]: name,
  [`1.3.6.1.2.1.43.11.1.1.8.1.${index}`]: max,
  [`1.3.6.1.2.1.43.11.1.1.9.1.${index}`]: level,
  ...(unit === undefined ? {} : { [`1.3.6.1.2.1.43.11.1.1.7.1.${index}`]: unit }),
})
const status = (device: number, errors: string) => ({
  '1.3.6.1.2.1.25.3.2.1.5.1': device,
  '1.3.6.1.2.1.25.3.5.1.1.1': 3,
  '1.3.6.1.2.1.25.3.5.1.2.1': Buffer.from(errors, 'hex'),
})

describe('a printer by SNMP', () => {
  it('has supplies in percent of what they hold; what is below zero is a word and no level', async () => {
    const { facts, readings } = await readPrinter(
      fakeSnmp({
        ...supply(1, 'Black', 3, 6000, 5340),
        ...supply(2, 'Cyan', 3, 100, 10),
        ...supply(3, 'Drum', 9, 12_000, 0),
        ...supply(4, 'Waste', 4, -2, -3),
        ...supply(5, 'Yellow', 3, -2, -2),
        ...supply(6, 'Magenta', 3, -2, -1),
        ...supply(7, 'Fuser', 15, -2, 41, 19),
      }),
    )
    expect(facts[0]?.supplies.map(({ name, kind, state }) => `${name} ${kind} ${state}`)).toEqual([
      'Black toner normal',
      'Cyan toner low',
      'Drum drum empty',
      'Waste waste-toner normal',
      'Yellow toner unknown',
      'Magenta toner unknown',
      'Fuser fuser normal',
    ])
    expect(readings).toEqual({
      'supplyPercent Black': 89,
      'supplyPercent Cyan': 10,
      'supplyPercent Drum': 0,
      'supplyPercent Fuser': 41,
    })
  })

  it.each([
    [2, '', 'ready', []],
    [2, '80', 'warning', ['low-paper']],
    [2, '44', 'stopped', ['no-paper', 'jammed']],
    [3, '4000', 'warning', ['no-paper']],
    [2, '0002', 'warning', ['overdue-prevent-maint']],
    [2, '0004', 'warning', ['input-tray-empty']],
    [5, '00', 'stopped', []],
    [1, '00', 'ready', []],
  ] as const)('with device status %i and error bits “%s” is %s', async (device, bits, state, errors) => {
    const { facts } = await readPrinter(fakeSnmp(status(device, bits)))
    expect(facts[0]).toMatchObject({ state, errors })
  })

  it('counts pages, not metres of paper, and by its maker’s own counter where it has no other', async () => {
    const marker = '1.3.6.1.2.1.43.10.2.1'
    const meters = { [`${marker}.3.1.2`]: 15, [`${marker}.4.1.2`]: 9_999_999 }
    const standard = await readPrinter(
      fakeSnmp({ [`${marker}.3.1.1`]: 7, [`${marker}.4.1.1`]: 427, ...meters }),
    )
    expect(standard.readings).toEqual({ pageCount: 427 })
    const own = await readPrinter(fakeSnmp({ ...status(2, ''), '1.3.6.1.4.1.367.3.2.1.2.19.1.0': 580_249 }))
    expect(own.readings).toEqual({ pageCount: 580_249 })
  })

  it('is none where it has no Printer-MIB', async () => {
    await expect(readPrinter(fakeSnmp({ '1.3.6.1.2.1.1.1.0': 'a switch' }))).rejects.toThrow('is no printer')
  })
})

/** What is right though the other one reads it otherwise: it names what is low by a word, and by the colour alone. */
const sensors: Readonly<Record<number, string>> = { 2: 'ready', 3: 'warning', 5: 'stopped' }

describe.skipIf(!hasRecordings)('the recorded printers', () => {
  it('are in the state and have the pages and supplies that others read', { timeout: 60_000 }, async () => {
    const devices = await startRecordings()
    const differences: string[] = []
    for (const name of devices.names.filter((one) => one.startsWith('printer/'))) {
      const { facts, readings = {} } = await devices.ask(name, readPrinter)
      const fact = Printer.schema.parse(facts[0])
      const { expected = [], glpi_agent_netinventory: glpi = {} } = devices.expected(name)
      for (const { oid, value, descr } of expected) {
        if (oid === '1.3.6.1.2.1.25.3.2.1.5.1' && sensors[value] !== fact.state)
          differences.push(`${name} ${descr}: ${fact.state} | ${sensors[value]}`)
        if (oid === '1.3.6.1.2.1.43.10.2.1.4.1.1' && readings.pageCount !== value)
          differences.push(`${name} ${descr}: ${readings.pageCount} | ${value}`)
      }
      const { TOTAL: total } = (glpi.pagecounters ?? {}) as Record<string, string>
      if (total !== undefined && String(readings.pageCount) !== total)
        differences.push(`${name} pages: ${readings.pageCount} | ${total}`)
      const percents = Object.entries((glpi.cartridges ?? {}) as Record<string, string>).filter(([, left]) =>
        /^\d+$/.test(left),
      )
      const ours = Object.values(readings).map(Math.round)
      for (const [cartridge, left] of percents)
        if (!ours.some((percent) => Math.abs(percent - Number(left)) <= 1))
          differences.push(`${name} ${cartridge}: none of ours | ${left}`)
    }
    await devices.close()
    process.stdout.write(`Printers, where they differ:\n${differences.join('\n')}\n`)
    expect(differences).toEqual([])
  })
})
