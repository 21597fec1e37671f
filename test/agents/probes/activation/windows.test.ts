import { describe, expect, it } from 'vitest'
import windows from '#agents/probes/activation/windows.js'
import { factsOf } from '../../fake-host.js'
import { fakeWindows } from '../../fake-windows.js'

const pro = {
  Name: 'Windows(R), Professional edition',
  Description: 'Windows(R) Operating System, OEM_DM channel',
  ApplicationID: '55c92734-d682-4d71-983e-d6ec3f16059f',
  LicenseStatus: 1,
  PartialProductKey: '3V66T',
  GracePeriodRemaining: 0,
}
const ask = (...activation: object[]) =>
  windows.collect(fakeWindows({ activation, office: [{ VersionToReport: '16.0.17932.20162' }] }), {})

describe('activation/windows', () => {
  it('tells state, channel and the end of the key', async () => {
    expect(await ask(pro)).toEqual([
      {
        product: 'Windows(R), Professional edition',
        family: 'windows',
        state: 'licensed',
        channel: 'OEM_DM',
        keyEnding: '3V66T',
        endsOn: null,
      },
    ])
  })

  it('tells two entries of one name and key once, as the one that is licensed', async () => {
    expect(await ask(pro, { ...pro, LicenseStatus: 0 })).toMatchObject([{ state: 'licensed' }])
  })

  it.each([
    [0, 'unlicensed'],
    [2, 'first-grace'],
    [3, 'changed-hardware-grace'],
    [4, 'non-genuine-grace'],
    [5, 'notification'],
    [6, 'extended-grace'],
    [7, 'unknown'],
  ])('reads LicenseStatus %i as %s', async (LicenseStatus, state) => {
    expect(await ask({ ...pro, LicenseStatus })).toMatchObject([{ state }])
  })

  it('tells the day on which an activation by the organisation’s own server ends', async () => {
    expect(
      await ask({
        ...pro,
        Description: 'Windows(R) Operating System, VOLUME_KMSCLIENT channel',
        GracePeriodRemaining: 259_200,
      }),
    ).toMatchObject([{ channel: 'VOLUME_KMSCLIENT', endsOn: '2027-05-21' }])
  })

  it('lets no more of a key out than five characters, whatever Windows says', async () => {
    const [fact] = factsOf(await ask({ ...pro, PartialProductKey: 'VK7JG-NPHTM-C97JM-9MPGT-3V66T' }))
    expect(fact?.keyEnding).toBe('3V66T')
    expect(JSON.stringify(fact)).not.toContain('9MPGT')
  })

  it('knows Office with its version', async () => {
    const office = {
      ...pro,
      Name: 'Office 21, Office21ProPlus2021VL_MAK_AE edition',
      ApplicationID: '0FF1CE15-A989-479D-AF46-F275C6370663',
    }
    expect(await ask(office)).toMatchObject([{ family: 'office', version: '16.0.17932.20162' }])
  })
})
