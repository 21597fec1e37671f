import { describe, expect, it } from 'vitest'
import { nextInventoryNumber, nextInYear } from '#domain/register/next-number.js'

const assets = (...ids: string[]) =>
  ids.map((id) => ({ id, kind: id.startsWith('MON') ? 'monitor' : 'computer' }))

describe('the next number', () => {
  it('of an act goes on in its year', () => {
    expect(nextInYear('R', '2026', [])).toBe('R-2026-001')
    expect(nextInYear('R', '2026', ['R-2026-009', 'R-2025-120', 'R-2026-x', 'P-2026-044'])).toBe('R-2026-010')
    expect(nextInYear('R', '2026', ['R-2026-999'])).toBe('R-2026-1000')
  })

  it('of an asset goes on where those of its kind left off, as wide as they are', () => {
    const known = assets('PC-001', 'PC-017', 'MON-3', 'MON-12', 'Старо')
    expect(nextInventoryNumber('computer', known)).toBe('PC-018')
    expect(nextInventoryNumber('monitor', known)).toBe('MON-13')
  })

  it('of a kind that is not there yet goes on where the register did, and begins it where it is empty', () => {
    expect(nextInventoryNumber('server', assets('1041', '2022-0007'))).toBe('2022-0008')
    expect(nextInventoryNumber('server', [])).toBe('INV-0001')
    expect(nextInventoryNumber('server', assets('Старо'))).toBe('INV-0001')
  })
})
