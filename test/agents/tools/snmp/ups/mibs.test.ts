import { describe, expect, it } from 'vitest'
import { loadUpsMibs } from '#agents/tools/snmp/ups/mibs.js'

describe('the MIBs of UPSes', () => {
  it('are data: OIDs, scales and meanings that the contract has', async () => {
    const mibs = await loadUpsMibs()
    expect(mibs.length).toBeGreaterThanOrEqual(17)
    for (const mib of mibs) {
      expect(mib.base, mib.name).toMatch(/^1\.3\.6\.1(\.\d+)+$/)
      expect(mib.presence.length, mib.name).toBeGreaterThan(0)
      for (const below of mib.presence) expect(below, mib.name).toMatch(/^\d+(\.\d+)+$/)
      for (const { at, means } of mib.meanings ?? []) {
        expect(at, mib.name).toMatch(/^\d+(\.\d+)+$/)
        expect(Object.keys(means).length, `${mib.name} ${at}`).toBeGreaterThan(0)
      }
    }
    expect(new Set(mibs.map(({ name }) => name)).size).toBe(mibs.length)
  })
})
