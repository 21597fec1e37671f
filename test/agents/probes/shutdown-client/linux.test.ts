import { describe, expect, it } from 'vitest'
import linux from '#agents/probes/shutdown-client/linux.js'
import ShutdownClient from '#contract/facts/shutdown-client.js'
import { factsOf, fakeHost, type World } from '../../fake-host.js'

const upsmonConf = `# MONITOR commented@out 1 x y primary
MONITOR rack@192.0.2.7 1 monuser "geheim wort" secondary
MONITOR "second ups@localhost:3494" 2 admin pw master
MINSUPPLIES 1
SHUTDOWNCMD "/sbin/shutdown -h +0"
`

const facts = async (world: World) => {
  const found = factsOf(await linux.collect(fakeHost(world), {}))
  for (const fact of found) expect(ShutdownClient.schema.safeParse(fact).error).toBeUndefined()
  return found
}

const upsmon = { '/sbin/upsmon': '', '/proc/7/comm': 'upsmon\n' }

describe('shutdown-client/linux', () => {
  it('says which UPS upsmon watches, and never a user or a password', async () => {
    const found = await facts({ files: { ...upsmon, '/etc/nut/upsmon.conf': upsmonConf } })
    expect(found).toEqual([
      {
        product: 'NUT upsmon',
        running: true,
        watches: [
          { ups: 'rack@192.0.2.7', role: 'secondary', feeds: 1 },
          { ups: 'second ups@localhost:3494', role: 'primary', feeds: 2 },
        ],
        canShutDown: true,
      },
    ])
    expect(JSON.stringify(found)).not.toMatch(/geheim|monuser|admin|pw/)
  })

  it('leaves out what a configuration says that it may not read', async () => {
    const found = await facts({
      files: { ...upsmon, '/etc/nut/upsmon.conf': upsmonConf },
      denied: ['/etc/nut/upsmon.conf'],
    })
    expect(found).toEqual([{ product: 'NUT upsmon', running: true }])
  })

  it('tells one that is installed and stopped, or told nothing', async () => {
    const files = { '/sbin/upsmon': '', '/proc/1/comm': 'systemd\n', '/etc/nut/upsmon.conf': '# nothing\n' }
    expect(await facts({ files })).toEqual([
      { product: 'NUT upsmon', running: false, watches: [], canShutDown: false },
    ])
  })

  it('reads apcupsd without the community of its UPS', async () => {
    const found = await facts({
      files: {
        '/proc/8/comm': 'apcupsd\n',
        '/etc/apcupsd/apcupsd.conf':
          '## apcupsd.conf v1.1 ##\nUPSNAME rack\nUPSCABLE ether\nUPSTYPE snmp\nDEVICE 192.0.2.8:161:APC:geheim\n',
      },
    })
    expect(found).toEqual([
      {
        product: 'apcupsd',
        running: true,
        watches: [{ ups: 'rack snmp 192.0.2.8', role: 'secondary', feeds: null }],
        canShutDown: true,
      },
    ])
  })

  it.each([
    ['/usr/local/Eaton/IntelligentPowerProtector/mc2\0--daemon', true],
    ['/usr/local/Eaton/IntelligentPowerManager/mc2', false],
  ])(
    'knows a service whose process is called as others are by where it was started: %s',
    async (cmdline, running) => {
      const found = await facts({
        files: {
          '/usr/local/Eaton/IntelligentPowerProtector/mc2': '',
          '/proc/9/comm': 'mc2\n',
          '/proc/9/cmdline': cmdline,
        },
      })
      expect(found).toEqual([{ product: 'Eaton Intelligent Power Protector', running }])
    },
  )

  it('says that there is none', async () => {
    expect(await facts({ files: { '/proc/1/comm': 'java\n' } })).toEqual([])
  })
})
