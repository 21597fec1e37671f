import { describe, expect, it } from 'vitest'
import ufw from '#agents/probes/firewall/ufw.js'
import { fakeHost, type World } from '../../fake-host.js'
import { fixture } from '../../fixture.js'

const on = { '/etc/ufw/ufw.conf': '# comment\nENABLED=yes\nLOGLEVEL=low\n' }

const ask = (world: World) => ufw.collect(fakeHost(world), {})

describe('firewall/ufw', () => {
  it('reads what is let in', async () => {
    const programs = { ufw: { stdout: fixture('ufw/0.36.2-active.txt') } }
    expect(await ask({ files: on, programs })).toEqual([
      { tool: 'ufw', enabled: true, defaultInbound: 'deny', ruleCount: 7, managedBy: 'ufw' },
    ])
  })

  it('believes ufw where it is to be on and is not', async () => {
    const programs = { ufw: { stdout: fixture('ufw/0.36.2-inactive.txt') } }
    expect(await ask({ files: on, programs })).toMatchObject([{ enabled: false, defaultInbound: 'allow' }])
  })

  it('starts no program where it is switched off', async () => {
    expect(await ask({ files: { '/etc/ufw/ufw.conf': 'ENABLED=no\n' } })).toMatchObject([{ enabled: false }])
  })

  it.each<[string, World, string]>([
    ['not installed', {}, 'absent'],
    [
      'for root only',
      {
        files: on,
        isPrivileged: false,
        programs: { ufw: { code: 1, stderr: 'ERROR: You need to be root' } },
      },
      'denied',
    ],
    ['not understood', { files: on, programs: { ufw: { stdout: 'État : actif' } } }, 'unreadable'],
  ])('says that it is %s', async (_, world, reason) => {
    await expect(ask(world)).rejects.toMatchObject({ reason })
  })
})
