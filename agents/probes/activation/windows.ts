import { z } from 'zod'
import Activation from '#contract/facts/activation.js'
import { minute, plusMs } from '#lib/instant.js'
import { defineProbe } from '../../probe.js'
import { askWindows, askWindowsIfMay, windowsTimeoutMs } from '../../windows/ask-windows.js'

const Licence = z.object({
  Name: z.string(),
  Description: z.string().nullish(),
  ApplicationID: z.string(),
  LicenseStatus: z.number(),
  PartialProductKey: z.string().nullish(),
  GracePeriodRemaining: z.number().nullish(),
})

const Office = z.object({ VersionToReport: z.string().nullish() })

const families: Readonly<Record<string, 'windows' | 'office'>> = {
  '55c92734-d682-4d71-983e-d6ec3f16059f': 'windows',
  '0ff1ce15-a989-479d-af46-f275c6370663': 'office',
}

const states = [
  'unlicensed',
  'licensed',
  'first-grace',
  'changed-hardware-grace',
  'non-genuine-grace',
  'notification',
  'extended-grace',
] as const

/** “Windows(R) Operating System, VOLUME_KMSCLIENT channel” names how it was sold. */
const channelOf = (description: string | null | undefined): string | null =>
  /\b([\w:-]+) channel/i.exec(description ?? '')?.[1]?.slice(0, 64) ?? null

/** Whatever Windows should hand out as the last five characters: never more of a key than that. */
const endingOf = (key: string | null | undefined): string | null => {
  const ending = (key ?? '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(-5)
  return ending === '' ? null : ending
}

/** Licences of Windows and Office that a key was given for. Those of Microsoft 365 belong to people and are not here. */
export default defineProbe({
  topic: Activation,
  summary: 'Activation of Windows and Office, with the last five characters of their keys.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  async collect(host) {
    const licences = await askWindows(host, 'activation', Licence)
    const [office] = (await askWindowsIfMay(host, 'office', Office)) ?? []
    const facts = licences.map((licence) => {
      const family = families[licence.ApplicationID.toLowerCase()] ?? ('other' as const)
      const minutes = licence.GracePeriodRemaining ?? 0
      return {
        product: licence.Name.slice(0, 256),
        family,
        ...(family === 'office' ? { version: office?.VersionToReport ?? null } : {}),
        state: states[licence.LicenseStatus] ?? ('unknown' as const),
        channel: channelOf(licence.Description),
        keyEnding: endingOf(licence.PartialProductKey),
        endsOn: minutes > 0 ? plusMs(host.now(), minutes * minute).slice(0, 10) : null,
      }
    })
    // One key may stand for several entries of one name: the one that is licensed counts.
    facts.sort((a, b) => Number(a.state === 'licensed') - Number(b.state === 'licensed'))
    return [...new Map(facts.map((fact) => [Activation.key(fact), fact])).values()]
  },
})
