import { describe, expect, it } from 'vitest'
import { openHost } from '#agents/host.js'
import { listeningSockets } from '#agents/linux/sockets.js'
import probe from '#agents/probes/listener/linux.js'
import { newSelf } from '#agents/self.js'
import { readListeners, worthTelling } from '#agents/tools/ss/listeners.js'
import { factsOf, fakeHost } from '../fake-host.js'

const head =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n'
const rest = '00000000:00000000 00:00000000 00000000     0        0'
const nobody = '00000000000000000000000000000000:0000'

const files = {
  '/proc/net/tcp':
    `${head}   0: 00000000:0016 00000000:0000 0A ${rest} 71 1 0000000000000000 100 0 0 10 0\n` +
    `   1: 0500000A:0016 0900000A:C738 01 ${rest} 72 1 0000000000000000 20 4 30 10 -1\n`,
  '/proc/net/tcp6':
    `${head}   0: ${'0'.repeat(32)}:0016 ${nobody} 0A ${rest} 73 1 0\n` +
    `   1: 0000000000000000FFFF00000100007F:2328 ${nobody} 0A ${rest} 74 1 0\n` +
    `   2: B80D0120000000000000000001000000:01BB ${nobody} 0A ${rest} 75 1 0\n`,
  '/proc/net/udp':
    `${head}  20: 3500007F:0035 00000000:0000 07 ${rest} 76 2 0 0\n` +
    `  21: 00000000:A112 00000000:0000 07 ${rest} 77 2 0 0\n`,
  '/proc/1/comm': 'systemd\n',
  '/proc/1/fd/80': '',
  '/proc/700/comm': 'sshd\n',
  '/proc/700/fd/3': '',
  '/proc/700/fd/4': '',
  '/proc/9/comm': 'kthreadd\n',
}
const links = {
  '/proc/1/fd/80': 'socket:[71]',
  '/proc/700/fd/3': 'socket:[71]',
  '/proc/700/fd/4': '/dev/null',
}

describe('what listens on Linux', () => {
  it('is read from the tables of the kernel, with the program that answers', async () => {
    expect(factsOf(await probe.collect(fakeHost({ files, links }), {}))).toEqual([
      { protocol: 'tcp', address: '0.0.0.0', port: 22, reach: 'network', program: 'sshd' },
      { protocol: 'tcp', address: '::', port: 22, reach: 'network', program: null },
      { protocol: 'tcp', address: '::ffff:127.0.0.1', port: 9000, reach: 'host', program: null },
      { protocol: 'tcp', address: '2001:db8::1', port: 443, reach: 'network', program: null },
      { protocol: 'udp', address: '127.0.0.53', port: 53, reach: 'host', program: null },
    ])
  })

  it('is asked of ss where there are no such tables', async () => {
    const ss = { stdout: 'tcp LISTEN 0 128 0.0.0.0:22 0.0.0.0:* users:(("sshd",pid=700,fd=3))\n' }
    expect(factsOf(await probe.collect(fakeHost({ programs: { ss } }), {}))).toMatchObject([
      { program: 'sshd' },
    ])
  })

  it.skipIf(process.platform !== 'linux')('is what ss tells on this machine', async () => {
    const host = openHost({ self: newSelf(0) })
    const line = (one: object) => JSON.stringify(Object.entries(one).sort())
    const askSs = async () => {
      const { stdout } = await host.run('ss', ['-H', '-l', '-t', '-u', '-n', '-p'])
      return new Set(readListeners(stdout, 32_768).map(line))
    }
    const before = await askSs().catch(() => null)
    const read = await listeningSockets(host)
    if (before === null || read === null) return
    // Others come and go on this machine.
    const after = await askSs()
    const told = new Set(worthTelling(read, 32_768).map(line))
    expect([...before].filter((one) => after.has(one) && !told.has(one))).toEqual([])
  })
})
