import { z } from 'zod'
import Encryption from '#contract/facts/encryption.js'
import { defineProbe } from '../../probe.js'
import { askWindows, askWindowsIfMay, windowsTimeoutMs } from '../../windows/ask-windows.js'
import { isPortable } from '../../windows/chassis.js'

const Volume = z.object({
  DriveLetter: z.string().nullish(),
  VolumeType: z.number().nullish(),
  ProtectionStatus: z.number(),
  ConversionStatus: z.number().nullish(),
  EncryptionMethod: z.number().nullish(),
})

const methods: Readonly<Record<number, string>> = {
  1: 'AES-128 with diffuser',
  2: 'AES-256 with diffuser',
  3: 'AES-128',
  4: 'AES-256',
  5: 'hardware',
  6: 'XTS-AES-128',
  7: 'XTS-AES-256',
}

/** ConversionStatus: 0 decrypted, 1 encrypted, 2 encrypting, 3 decrypting, 4 and 5 the same, paused. */
const stateOf = ({ ProtectionStatus: protection, ConversionStatus: conversion }: z.infer<typeof Volume>) => {
  if (conversion === 2 || conversion === 4) return 'encrypting' as const
  if (conversion === 3 || conversion === 5) return 'decrypting' as const
  // Locked: what it is like inside cannot be read, and nobody else can read it either.
  if (protection === 1 || protection === 2) return 'on' as const
  if (protection === 0) return conversion === 1 ? ('suspended' as const) : ('off' as const)
  return 'unknown' as const
}

const systemVolume = 0

/** BitLocker, volume by volume. */
export default defineProbe({
  topic: Encryption,
  summary: 'BitLocker on each volume (needs an administrator).',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const volumes = await askWindows(host, 'bitlocker', Volume)
    const [firmware] =
      (await askWindowsIfMay(host, 'firmware', z.object({ chassisTypes: z.array(z.number()) }))) ?? []
    return volumes.flatMap((volume) => {
      // A volume without a letter is one for starting or recovery, which BitLocker leaves open.
      if (!volume.DriveLetter) return []
      const state = stateOf(volume)
      return [
        {
          volume: volume.DriveLetter,
          tool: 'BitLocker',
          system: volume.VolumeType === systemVolume,
          encrypted: state === 'unknown' ? null : state === 'on',
          state,
          method: methods[volume.EncryptionMethod ?? 0] ?? null,
          ...(firmware ? { portable: isPortable(firmware.chassisTypes) } : {}),
        },
      ]
    })
  },
})
