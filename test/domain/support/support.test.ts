import { describe, expect, it } from 'vitest'
import { releaseName } from '#domain/support/release-name.js'
import { namesRelease } from '#domain/support/support.js'
import { supportEnd } from '#domain/support/uses.js'
import { readSupport } from '#service/read-support.js'
import { dueAt, right } from '../due/due-world.js'

const support = await readSupport()

const told = (topic: string, fact: object): string => {
  const found = support.recognise(topic, fact)
  if (!found) return 'nothing'
  const cycle = support.table.products[found.product]?.cycles.find(({ id }) => id === found.cycle)
  return `${found.product} ${found.cycle ?? '?'} ${cycle ? supportEnd(found.product, cycle) : 'unknown'}`
}

describe('systems', () => {
  it.each([
    ['windows', 'Microsoft Windows 10 Pro', '10.0.19045', 'windows 10-22h2 2025-10-14'],
    ['windows', 'Microsoft Windows 10 Enterprise', '10.0.19045', 'windows 10-22h2 2025-10-14'],
    ['windows', 'Microsoft Windows 11 Pro', '10.0.26100', 'windows 11-24h2-w 2026-10-13'],
    ['windows', 'Microsoft Windows 11 Enterprise', '10.0.26100', 'windows 11-24h2-e 2027-10-12'],
    ['windows', 'Microsoft Windows 10 Enterprise LTSC', '10.0.19044', 'windows 10-21h2-e-lts 2027-01-12'],
    [
      'windows',
      'Microsoft Windows 10 IoT Enterprise LTSC',
      '10.0.19044',
      'windows 10-21h2-iot-lts 2032-01-13',
    ],
    ['windows', 'Microsoft Windows 7 Professional', '6.1.7601', 'windows 7-sp1 2020-01-14'],
    ['windows', 'Microsoft Windows 11 Pro', '10.0.99999', 'windows ? unknown'],
    ['windows', 'Microsoft Windows Server 2016 Standard', '10.0.14393', 'windows-server 2016 2027-01-12'],
    ['windows', 'Microsoft Windows Server 2012 R2 Standard', '6.3.9600', 'windows-server 2012-r2 2023-10-10'],
    ['windows', 'Microsoft Windows Server 2012 Standard', '6.2.9200', 'windows-server 2012 2023-10-10'],
    ['windows', 'Windows Server 2008 R2 Standard', '6.1.7601', 'windows-server 2008-r2-sp1 2020-01-14'],
    // Everybody has the long-term support of Debian; that of Ubuntu is bought.
    ['linux', 'Debian GNU/Linux', '11.11', 'debian 11 2026-08-31'],
    ['linux', 'Ubuntu', '22.04.5 LTS', 'ubuntu 22.04 2027-04-01'],
    ['linux', 'Red Hat Enterprise Linux', '7.9', 'rhel 7 2024-06-30'],
    ['linux', 'AlmaLinux', '9.8', 'almalinux 9 2032-05-31'],
    ['linux', 'Debian GNU/Linux', '42', 'debian ? unknown'],
    ['linux', 'Arch Linux', 'rolling', 'nothing'],
    ['macos', 'macOS', '13.7.8', 'macos 13 2025-09-15'],
    ['macos', 'macOS', '10.15.7', 'macos 10.15 2026-02-02'],
    ['other', 'VMware ESXi', '7.0.3', 'vmware-esxi 7.0 2025-10-02'],
  ])('%s: %s %s is %s', (family, name, version, expected) => {
    expect(told('os', { family, name, version })).toBe(expected)
  })
})

describe('programs', () => {
  it.each([
    ['Microsoft Office Professional Plus 2016', '16.0.4266.1001', 'office 2016 2025-10-14'],
    ['Microsoft Office Home and Business 2019 - sr-latn-rs', '16.0.10396', 'office 2019 2025-10-14'],
    ['Microsoft Office Standard 2010', '14.0.7015.1000', 'office 2010 2020-10-13'],
    ['Microsoft Office LTSC Professional Plus 2024 - en-us', '16.0.17932', 'office 2024-ltsc 2029-10-09'],
    ['Microsoft Office Proofing Tools 2016 - English', '16.0.4266.1001', 'nothing'],
    ['Microsoft 365 Apps for business - en-us', '16.0.17928', 'nothing'],
    ['Microsoft SQL Server 2019 (64-bit)', '15.0.2000.5', 'mssqlserver 15.0 2030-01-08'],
    ['SQL Server 2016 Database Engine Services', '13.2.5026.0', 'mssqlserver 13.0-sp2 2022-10-11'],
    ['Microsoft SQL Server 2016 (64-bit)', '13.0.6300.2', 'mssqlserver 13.0-sp3 2026-07-14'],
    ['Microsoft SQL Server Management Studio - 19.1', '19.1.56.0', 'nothing'],
    ['Microsoft Exchange Server 2019 Cumulative Update 14', '15.2.1544.4', 'msexchange 2019 2025-10-14'],
    ['Microsoft Exchange Server Subscription Edition', '15.2.2562.17', 'msexchange subscription false'],
    ['PostgreSQL 15 ', '15.4-1', 'postgresql 15 2027-11-11'],
    ['postgresql-15', '15.8-0+deb12u1', 'nothing'],
    ['postgresql-16', '16.3-1.pgdg120+1', 'postgresql 16 2028-11-09'],
    ['MariaDB 10.6 (x64)', '10.6.12.0', 'mariadb 10.6 2026-07-06'],
    ['mariadb-server', '1:10.11.6-0+deb12u1', 'nothing'],
    ['php8.1', '8.1.2-1ubuntu2.19', 'nothing'],
    ['php8.1', '8.1.29-1+0~20240606.69+debian12', 'php 8.1 2025-12-31'],
    ['Java 8 Update 401 (64-bit)', '8.0.4010.10', 'oracle-jdk 8 2022-03-31'],
    ['Java(TM) SE Development Kit 17.0.9 (64-bit)', '17.0.9.0', 'oracle-jdk 17 2026-09-30'],
    ['Eclipse Temurin JDK with Hotspot 17.0.9+9 (x64)', '17.0.9.9', 'eclipse-temurin 17 2027-10-31'],
    ['Java Auto Updater', '2.8.401.10', 'nothing'],
    ['openjdk-17-jre', '17.0.12+7-2', 'nothing'],
    ['pve-manager', '7.4-17', 'proxmox-ve 7 2024-07-31'],
    ['Veeam Backup & Replication Server', '12.1.2.172', 'veeam-backup-and-replication 12 2027-02-01'],
    ['LibreOffice 24.8.4.2', '24.8.4.2', 'libreoffice 24.8 2025-06-12'],
  ])('%s %s is %s', (name, version, expected) => {
    expect(told('software', { name, version })).toBe(expected)
  })

  it('firewalls tell their own version; one that does not is unknown', () => {
    expect(told('firewall', { tool: 'fortinet', version: 'v7.2.10,build1706' })).toBe(
      'fortios 7.2 2026-09-30',
    )
    expect(told('firewall', { tool: 'mikrotik', version: '7.16.2' })).toBe('routeros 7.16 2025-01-16')
    expect(told('firewall', { tool: 'fortinet', version: null })).toBe('fortios ? unknown')
    expect(told('firewall', { tool: 'FortiClient', version: '7.0.1' })).toBe('nothing')
  })

  it('a part that does not tell its release says nothing where another does', () => {
    expect(
      support.recogniseAll('software', [
        { name: 'Microsoft Office Professional Plus 2016', version: '16.0.4266.1001' },
        { name: 'Microsoft Office Professional', version: '16.0' },
      ]),
    ).toEqual([{ product: 'office', cycle: '2016' }])
  })
})

it('the table is what its source says, with its date, and names every release in words', () => {
  expect(support.table).toMatchObject({
    takenOn: '2026-08-19',
    source: expect.stringContaining('endoflife.date'),
  })
  const names = Object.values(support.table.products).flatMap(({ title, cycles }) =>
    cycles.map((cycle) => releaseName(title, cycle)),
  )
  expect(names).toContain('Microsoft Office 2016')
  expect(names).toContain('Windows Server 2012 R2')
  expect(names.filter((name) => /__|undefined/.test(name))).toEqual([])
})

describe('extended support', () => {
  const windows = support.table.products.windows
  const cycle = windows?.cycles.find(({ id }) => id === '10-22h2') ?? null
  const supported = Array.from({ length: 28 }, (_, index) => ({
    product: 'windows',
    title: windows?.title ?? '',
    cycle,
    subject: `host:pc-${index}`,
    asset: null,
  }))
  const esu = (id: string, quantity: number, start: string, end: string) =>
    right(id, end, {
      product: { publisher: 'Microsoft', family: 'Windows', version: '10' },
      kind: 'extended-support',
      quantity,
      start,
    })
  const terms = (...entitlements: ReturnType<typeof right>[]) =>
    dueAt('2026-11-29T12:00:00Z', { supported, support: support.table, register: { entitlements } })
      .filter(({ kind }) => kind === 'support')
      .map(({ name, state, lastDay, count, of }) => [name, state, lastDay, count ?? of.length])

  it('counts only for the year that was bought: 28 devices, 40 of the first year, 20 of the second', () => {
    const first = esu('ESU-1', 40, '2025-10-15', '2026-10-13')
    const second = esu('ESU-2', 20, '2026-10-14', '2027-10-12')
    expect(terms()).toEqual([['Microsoft Windows 10 22H2', 'lapsed', '2025-10-14', 28]])
    expect(terms(first)).toEqual([['Microsoft Windows 10 22H2', 'lapsed', '2025-10-14', 28]])
    expect(terms(first, second)).toEqual([['Microsoft Windows 10 22H2', 'lapsed', '2025-10-14', 8]])
    const all = { ...second, quantity: 28 }
    expect(terms(first, all)).toEqual([['Microsoft Windows 10 22H2', 'later', '2027-10-12', 28]])
  })

  it('of another system does not count', () => {
    const names = (family: string, version: string, title: string, id: string, label: string) =>
      namesRelease({ family, version }, title, { id, label })
    expect(names('Windows', '10', 'Microsoft Windows', '10-22h2', '10 22H2')).toBe(true)
    expect(names('Windows', '11', 'Microsoft Windows', '10-22h2', '10 22H2')).toBe(false)
    expect(names('Windows', '1', 'Microsoft Windows', '10-22h2', '10 22H2')).toBe(false)
    expect(names('Windows', '10', 'Microsoft Windows', '10-21h2-e-lts', '10 21H2 (E)')).toBe(false)
    const server = 'Microsoft Windows Server'
    expect(names('Windows Server', '2012 R2', server, '2012-r2', 'Windows Server 2012 R2')).toBe(true)
    expect(names('Windows Server', '2012', server, '2012-r2', 'Windows Server 2012 R2')).toBe(false)
  })

  it('of what is owned and was not seen is told by its right', () => {
    const owned = right('ENT-OFFICE2016', null, {
      product: { publisher: 'Microsoft', family: 'Office', edition: 'Professional', version: '2016' },
      kind: 'perpetual',
      quantity: 50,
    })
    const found = dueAt('2026-11-29T12:00:00Z', {
      support: support.table,
      register: { entitlements: [owned] },
    })
    expect(found.filter(({ kind }) => kind === 'support')).toMatchObject([
      { name: 'Microsoft Office 2016', state: 'lapsed', lastDay: '2025-10-14', count: 50 },
    ])
  })
})
