import { describe, expect, it } from 'vitest'
import windows from '#agents/probes/software/windows.js'
import { fakeWindows } from '../../fake-windows.js'

describe('software/windows', () => {
  it('lists programs once, and the editions of SQL Server and Exchange', async () => {
    const sevenZip = {
      name: '7-Zip 24.08 (x64) ',
      version: '24.08',
      publisher: 'Igor Pavlov',
      installed: '20261101',
      architecture: 'x64',
    }
    const host = fakeWindows({
      programs: [
        sevenZip,
        sevenZip,
        { ...sevenZip, name: 'Програм', version: null, installed: '01.11.2026' },
      ],
      sqlServers: [
        { instance: 'SQLEXPRESS', edition: 'Express Edition', version: '11.0.2100.60', patch: '11.2.5058.0' },
        { instance: 'OLD', edition: 'Standard Edition', version: '10.50.1600.1', patch: '10.53.6000.34' },
      ],
      exchange: [{ MsiProductMajor: 15, MsiProductMinor: 2, MsiBuildMajor: 1544, MsiBuildMinor: 4 }],
    })
    expect(await windows.collect(host, {})).toMatchObject([
      { name: '7-Zip 24.08 (x64)', version: '24.08', publisher: 'Igor Pavlov', installedOn: '2026-11-01' },
      { name: 'Програм', version: '', installedOn: null },
      { name: 'Microsoft SQL Server 2012 Express Edition (SQLEXPRESS)', version: '11.2.5058.0' },
      { name: 'Microsoft SQL Server 2008 R2 Standard Edition (OLD)', version: '10.53.6000.34' },
      { name: 'Microsoft Exchange Server 2019', version: '15.2.1544.4' },
    ])
  })
})
