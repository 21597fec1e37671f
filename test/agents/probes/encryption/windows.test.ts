import { describe, expect, it } from 'vitest'
import windows from '#agents/probes/encryption/windows.js'
import { fakeWindows, readWmi } from '../../fake-windows.js'
import { recordings } from '../../fixture.js'

const volume = {
  DriveLetter: 'C:',
  VolumeType: 0,
  ProtectionStatus: 1,
  ConversionStatus: 1,
  EncryptionMethod: 7,
}
const ask = (bitlocker: readonly object[], chassisTypes: readonly number[] = [10]) =>
  windows.collect(fakeWindows({ bitlocker, firmware: [{ chassisTypes }] }), {})

describe('encryption/windows', () => {
  it.each<[string, object, object]>([
    ['encrypted and protected', {}, { encrypted: true, state: 'on', method: 'XTS-AES-256' }],
    ['encrypted with its key open', { ProtectionStatus: 0 }, { encrypted: false, state: 'suspended' }],
    [
      'being encrypted',
      { ConversionStatus: 2, ProtectionStatus: 0 },
      { encrypted: false, state: 'encrypting' },
    ],
    ['stopped while being decrypted', { ConversionStatus: 5 }, { encrypted: false, state: 'decrypting' }],
    [
      'not encrypted',
      { ProtectionStatus: 0, ConversionStatus: 0, EncryptionMethod: 0 },
      { encrypted: false, state: 'off', method: null },
    ],
    ['locked', { ProtectionStatus: 2, ConversionStatus: null }, { encrypted: true, state: 'on' }],
  ])('knows a volume that is %s', async (_, given, expected) => {
    expect(await ask([{ ...volume, ...given }])).toMatchObject([
      { volume: 'C:', system: true, portable: true, ...expected },
    ])
  })

  it('leaves out volumes without a letter, and tells a desktop from a laptop', async () => {
    expect(
      await ask(
        [
          { ...volume, DriveLetter: null },
          { ...volume, DriveLetter: 'D:', VolumeType: 1 },
        ],
        [3],
      ),
    ).toMatchObject([{ volume: 'D:', system: false, portable: false }])
  })

  const folder = recordings('glpi-agent-raw/win32/wmi')
  it.skipIf(folder === null)('reads a recorded volume', async () => {
    expect(await ask(readWmi(folder ?? '', 'win10-crypt-Win32_EncryptableVolume.wmi'))).toMatchObject([
      { volume: 'C:', encrypted: true, state: 'on', method: 'AES-256', system: true },
    ])
  })
})
