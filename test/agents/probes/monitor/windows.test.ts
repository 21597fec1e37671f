import { describe, expect, it } from 'vitest'
import windows from '#agents/probes/monitor/windows.js'
import { fakeWindows } from '../../fake-windows.js'
import { makeEdid } from '../../tools/monitor/make-edid.js'

const shown = {
  instance: String.raw`DISPLAY\DELA0EC\5&2c7dd0f&0&UID4353_0`,
  manufacturer: 'DEL',
  serial: '9D5RR63',
  model: 'DELL P2319H',
  year: 2021,
  width: 51,
  height: 29,
  plug: 5,
  edid: null,
}
const ask = (...monitors: object[]) => windows.collect(fakeWindows({ monitors }), {})

describe('monitor/windows', () => {
  it('measures in whole centimetres where Windows keeps no EDID', async () => {
    expect(await ask(shown)).toEqual([
      {
        connector: shown.instance,
        manufacturer: 'Dell',
        model: 'DELL P2319H',
        serial: '9D5RR63',
        madeInYear: 2021,
        widthMillimetres: 510,
        heightMillimetres: 290,
        measuredIn: 'cm',
        diagonalInches: 23.1,
        builtIn: false,
      },
    ])
  })

  it('measures in millimetres where it keeps one', async () => {
    const edid = makeEdid({ serial: 'ABC' }).toString('base64')
    expect(await ask({ ...shown, edid })).toMatchObject([
      { serial: 'ABC', measuredIn: 'mm', diagonalInches: 23 },
    ])
  })

  it.each([0x8000_0000, 11])('knows a panel of a laptop by its plug %i', async (plug) => {
    expect(await ask({ ...shown, plug, width: 0, height: 0, serial: '0' })).toMatchObject([
      { builtIn: true, serial: null, diagonalInches: null, measuredIn: null },
    ])
  })
})
