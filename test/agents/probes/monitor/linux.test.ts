import { describe, expect, it } from 'vitest'
import linux from '#agents/probes/monitor/linux.js'
import { fakeHost, type World } from '../../fake-host.js'
import { makeEdid } from '../../tools/monitor/make-edid.js'

const drm = '/sys/class/drm'
const ask = (files: NonNullable<World['files']>) => linux.collect(fakeHost({ files }), {})

describe('monitor/linux', () => {
  it('names each monitor that is plugged in, and which is the panel of a laptop', async () => {
    const facts = await ask({
      [`${drm}/card0-eDP-1/status`]: 'connected\n',
      [`${drm}/card0-eDP-1/edid`]: makeEdid({
        maker: 'AUO',
        name: 'B140HAN',
        centimetres: [31, 17],
        millimetres: [309, 174],
      }).toString('latin1'),
      [`${drm}/card0-HDMI-A-1/status`]: 'connected\n',
      [`${drm}/card0-HDMI-A-1/edid`]: makeEdid({ name: 'DELL P2319H', serial: '9D5RR63' }).toString('latin1'),
      [`${drm}/card0-DP-1/status`]: 'disconnected\n',
      [`${drm}/card0-DP-1/edid`]: '',
      [`${drm}/version`]: 'drm 1.1.0\n',
    })
    expect(facts).toMatchObject([
      { connector: 'card0-HDMI-A-1', serial: '9D5RR63', diagonalInches: 23, builtIn: false },
      { connector: 'card0-eDP-1', manufacturer: 'AU Optronics', diagonalInches: 14, builtIn: true },
    ])
  })

  it('leaves out one whose EDID does not come through', async () => {
    expect(
      await ask({ [`${drm}/card0-VGA-1/status`]: 'connected\n', [`${drm}/card0-VGA-1/edid`]: '' }),
    ).toEqual([])
  })

  it('is not asked where there is no graphics driver', async () => {
    await expect(ask({})).rejects.toMatchObject({ reason: 'absent' })
  })
})
