import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readHost } from '#domain/licences/read-host.js'
import { openCatalogue } from '#domain/licences/recognise/catalogue.js'
import { packageRoot } from '#lib/root.js'
import { readMessage } from '#service/foreign/read-message.js'
import { readProductFiles } from '#service/product-files.js'
import { recordings } from '../../../agents/fixture.js'

const catalogue = openCatalogue(await readProductFiles(join(packageRoot, 'policies', 'products')))
const ms = 'Microsoft Corporation'
const known = (name: string, publisher: string | null = ms, version: string | null = null) => {
  const found = catalogue.recognise({ source: 'software', name, publisher, version })
  const { family, edition, version: of } = found?.product ?? {}
  return found && (found.product ? [family, edition, of].filter(Boolean).join(' ') : found.treat)
}

describe('the catalogue', () => {
  it.each([
    ['Microsoft Office Professional Plus 2010', 'Office Professional Plus 2010'],
    ['Microsoft Office Professional Plus 2019 - sr-latn-rs', 'Office Professional Plus 2019'],
    ['Microsoft Office Home and Business 2016', 'Office Home & Business 2016'],
    ['Microsoft SQL Server 2008', 'SQL Server 2008'],
    ['Microsoft Visio Professional 2019 - en-us', 'Visio Professional 2019'],
    ['Microsoft Office Access MUI (English) 2010', 'none'],
    ['Microsoft Visual C++ 2005 Redistributable', 'none'],
    ['Security Update for Microsoft Office 2010 (KB2553091)', 'none'],
    ['Update for Microsoft OneNote 2010 (KB2553290) 32-Bit Edition', 'none'],
    ['Microsoft SQL Server 2019 Express', 'free'],
  ])('takes “%s” for %s', (name, what) => {
    expect(known(name)).toBe(what)
  })

  it.each([
    ['ESET Endpoint Antivirus', 'ESET, spol. s r.o.', 'PROTECT'],
    ['AutoCAD 2021', 'Autodesk', 'AutoCAD 2021'],
    ['КриптоПро CSP', 'Компания КриптоПро', 'CryptoPro CSP'],
    ['Mozilla Firefox 57.0.2 (fr)', 'Mozilla', 'free'],
    ['AutoCAD 2021', 'Somebody else', null],
    ['Градски ГИС', 'Фирма', null],
  ])('takes “%s” of %s for %s', (name, publisher, what) => {
    expect(known(name, publisher)).toBe(what)
  })

  it('tells Windows by its edition and its build', () => {
    const system = (name: string, version: string) =>
      catalogue.recognise({ source: 'os', name, publisher: null, version })?.product
    expect(system('Microsoft Windows 10 Pro', '10.0.19045')).toMatchObject({ edition: 'Pro', version: '10' })
    expect(system('Microsoft Windows 10 Pro', '10.0.22631')).toMatchObject({ edition: 'Pro', version: '11' })
    expect(system('Microsoft Windows Server 2012 R2 Standard', '6.3.9600')).toMatchObject({
      family: 'Windows Server',
      version: '2012 R2',
    })
    expect(system('Debian GNU/Linux', '12')).toBeNull()
  })

  const folder = recordings('glpi')
  it.skipIf(folder === null)('takes no package of a recorded Debian machine for a licence', () => {
    const file = join(folder ?? '', 'made-here', 'glpi-agent-1.12-debian12-vm.json')
    const [told] = readMessage(readFileSync(file)).told
    const sets = Object.entries(told?.facts ?? {}).map(([topic, facts]) => ({ topic, facts }))
    const { installations, unknown } = readHost('vm', [], sets, catalogue)
    expect([installations.length, unknown.size]).toEqual([0, 0])
  })

  const raw = recordings('glpi-agent-raw')
  it.skipIf(raw === null)('takes no recorded update for a licence', () => {
    const text = readFileSync(join(raw ?? '', 'expected', 'windows_softwares.json'), 'utf8')
    const names = [...new Set([...text.matchAll(/"NAME": "([^"]+)"/g)].map(([, name = '']) => name))]
    const updates = names.filter((name) => /KB\d{6}/.test(name))
    expect(updates.length).toBeGreaterThan(100)
    expect(updates.filter((name) => known(name, null) !== 'none')).toEqual([])
  })
})
