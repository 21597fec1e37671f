import { describe, expect, it } from 'vitest'
import linux from '#agents/probes/log/linux.js'
import windows from '#agents/probes/log/windows.js'
import { rsyslogTargets } from '#agents/tools/log/forwarding.js'
import Log from '#contract/facts/log.js'
import { factsOf, fakeHost, type World } from '../../fake-host.js'
import { fakeWindows } from '../../fake-windows.js'

const machine = '/var/log/journal/0123456789abcdef0123456789abcdef'
const id = 'a'.repeat(32)

/** The first octets of a journal, as systemd writes them, with the time of its first entry in microseconds. */
const journal = (microseconds: bigint): string => {
  const header = Buffer.alloc(208)
  header.write('LPKSHHRH', 0, 'latin1')
  header.writeBigUInt64LE(microseconds, 184)
  return header.toString('latin1')
}

const ask = async (world: World) =>
  Log.schema.parse(
    factsOf(
      await linux.collect(fakeHost({ ...world, files: { '/proc/1/comm': 'systemd\n', ...world.files } }), {}),
    )[0],
  )

describe('log/linux', () => {
  it('goes by the journals on the disk, the one that is written and those that were put away', async () => {
    const files = { [`${machine}/system.journal`]: journal(1_790_000_000_000_000n) }
    expect(await ask({ files })).toEqual({
      tool: 'journald',
      enabled: true,
      oldestAt: '2026-09-21T14:13:20.000Z',
      forwardedTo: [],
    })
    const archived = `${machine}/system@${id}-0000000000000001-000652e68bb34000.journal`
    expect(await ask({ files: { ...files, [archived]: '' } })).toMatchObject({
      oldestAt: '2026-05-28T20:26:40.000Z',
    })
  })

  it('does not count a journal in memory', async () => {
    expect(await ask({ files: { '/run/log/journal/x/system.journal': journal(1n) } })).toMatchObject({
      enabled: false,
      oldestAt: null,
    })
  })

  it('counts files of syslog, and what they were when they were put away', async () => {
    const files = {
      '/proc/7/comm': 'rsyslogd\n',
      '/var/log/auth.log': '',
      '/var/log/auth.log.4.gz': '',
      '/etc/rsyslog.conf': 'module(load="imuxsock")\n',
      '/etc/rsyslog.d/60-out.conf': '*.* @@log.opstina.local:6514\n# *.* @old.opstina.local\n',
    }
    const modified = { '/var/log/auth.log.4.gz': '2026-10-18T00:00:07.000Z' }
    expect(await ask({ files, modified })).toEqual({
      tool: 'syslog',
      enabled: true,
      oldestAt: '2026-10-18T00:00:07.000Z',
      forwardedTo: ['log.opstina.local'],
    })
    expect(await ask({ files: { ...files, '/proc/7/comm': 'other\n' }, modified })).toMatchObject({
      enabled: false,
      forwardedTo: [],
    })
  })

  it('counts the upload of the journal while it runs', async () => {
    const files = {
      '/etc/systemd/journal-upload.conf': '[Upload]\n# URL=\nURL=https://log.opstina.local:19532\n',
    }
    const says = (stdout: string) => ask({ files, programs: { systemctl: { stdout } } })
    expect(await says('active\n')).toMatchObject({ forwardedTo: ['log.opstina.local'] })
    expect(await says('inactive\n')).toMatchObject({ forwardedTo: [] })
  })

  it.each<[string, string[]]>([
    ['auth,authpriv.*  @10.0.0.5', ['10.0.0.5']],
    ['*.* @(z9)log.example:514;RSYSLOG_ForwardFormat', ['log.example']],
    ['*.* @@[2001:db8::1]:514', ['[2001:db8::1]']],
    ['*.* action(type="omfwd"\n  target="log.example" port="514" protocol="tcp")', ['log.example']],
    ['*.* action(type="omrelp" target="relay.example")', ['relay.example']],
    ['*.* @127.0.0.1', []],
    ['*.* /var/log/all.log', []],
  ])('reads where rsyslog sends: %s', (settings, targets) => {
    expect(rsyslogTargets(settings)).toEqual(targets)
  })
})

describe('log/windows', () => {
  const log = {
    enabled: true,
    mode: 'Circular',
    oldest: '2026-11-01T07:00:00.0000000Z',
    size: 20_971_520,
    most: 20_971_520,
    to: ['Server=https://collector.opstina.local:5986/wsman/SubscriptionManager/WEC,Refresh=60'],
  }
  it.each<[object, object]>([
    [{}, { oldestAt: '2026-11-01T07:00:00.000Z', isFull: true, forwardedTo: ['collector.opstina.local'] }],
    [
      { mode: 'AutoBackup', to: [] },
      { isFull: false, forwardedTo: [] },
    ],
    [
      { size: 69_632, oldest: null, to: null },
      { isFull: false, oldestAt: null },
    ],
  ])('tells how the security log is kept (%#)', async (given, expected) => {
    const host = fakeWindows({ securityLog: [{ ...log, ...given }] })
    expect(Log.schema.parse(factsOf(await windows.collect(host, {}))[0])).toMatchObject({
      tool: 'Windows',
      enabled: true,
      ...expected,
    })
  })
})
