import { describe, expect, it } from 'vitest'
import { automaticEntries } from '#agents/entries.js'
import { loadProbes, loadProbesFor } from '#agents/probes.js'

describe('the probes that a machine loads', () => {
  it.each(['linux', 'darwin', 'win32'] as const)(
    'are all that are tried by themselves on %s',
    async (platform) => {
      const ids = (probes: Awaited<ReturnType<typeof loadProbes>>) =>
        automaticEntries(probes, platform).map(({ id }) => id)
      expect(ids(await loadProbesFor('', platform))).toEqual(ids(await loadProbes()))
    },
  )

  it('are those that its settings name, and no others that must be configured', async () => {
    const probes = await loadProbesFor('probes:\n  - probe: ups/nut\n', 'linux')
    expect(probes.has('ups/nut')).toBe(true)
    expect(probes.has('ups/snmp')).toBe(false)
    expect(probes.has('os/windows')).toBe(false)
  })
})
