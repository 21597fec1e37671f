import { describe, expect, it } from 'vitest'
import windows from '#agents/probes/antivirus/windows.js'
import { readProductState } from '#agents/windows/product-state.js'
import { fakeWindows } from '../../fake-windows.js'

const defender = {
  version: '4.18.24090.11',
  mode: 'Normal',
  service: true,
  realTime: true,
  definitions: '1.421.1000.0',
  definitionsAt: '2026-11-22T03:12:00.0000000Z',
  definitionsDays: 0,
}
const ask = (...[answers]: Parameters<typeof fakeWindows>) => windows.collect(fakeWindows(answers), {})

describe('antivirus/windows', () => {
  // States as Windows gives them: Defender on and current, on and old, off; another one on, snoozed, expired.
  it.each([
    [397_568, { on: true, current: true }],
    [397_584, { on: true, current: false }],
    [393_472, { on: false, current: true }],
    [266_240, { on: true, current: true }],
    [262_144, { on: false, current: true }],
    [270_336, { on: false, current: true }],
    [0x06_11_00, { on: true, current: true }],
  ])('reads the state %i', (state, expected) => {
    expect(readProductState(state)).toEqual(expected)
  })

  it('tells of Microsoft Defender what it tells of itself', async () => {
    expect(
      await ask({
        defender: [defender],
        antivirusProducts: [{ displayName: 'Windows Defender', productState: 397_568 }],
      }),
    ).toEqual([
      {
        product: 'Microsoft Defender',
        version: '4.18.24090.11',
        running: true,
        realTime: true,
        definitionsVersion: '1.421.1000.0',
        definitionsAt: '2026-11-22T03:12:00.000Z',
      },
    ])
  })

  it('counts another product where Defender is passive beside it', async () => {
    expect(
      await ask({
        defender: [{ ...defender, mode: 'Passive Mode' }],
        antivirusProducts: [
          { displayName: 'Windows Defender', productState: 393_472 },
          { displayName: 'ESET Security', productState: 266_256 },
          { displayName: 'ESET Security', productState: 262_144 },
        ],
      }),
    ).toMatchObject(
      [
        { product: 'ESET Security', running: true, definitionsAt: null, definitionsCurrent: false },
        { product: 'Microsoft Defender', running: false, realTime: false },
      ].sort((a, b) => Number(a.running) - Number(b.running)),
    )
  })

  it.each([65_535, 4_294_967_295])('knows that an age of %i days means never', async (definitionsDays) => {
    expect(await ask({ defender: [{ ...defender, definitionsDays }] })).toMatchObject([
      { definitionsAt: null },
    ])
  })

  it('asks a server, which has no Security Center, about Defender alone', async () => {
    expect(await ask({ defender: [defender] })).toHaveLength(1)
    await expect(ask({})).rejects.toMatchObject({ reason: 'absent' })
  })

  it('finds none where Security Center lists none', async () => {
    expect(await ask({ antivirusProducts: [] })).toEqual([])
  })
})
