import { describe, expect, it } from 'vitest'
import udp from '#agents/probes/vpn/udp.js'
import Vpn from '#contract/facts/vpn.js'
import { fakeHost } from '../../fake-host.js'
import { judgeFact } from '../../judge-fact.js'
import { withUdpServer } from '../../udp-server.js'

const ask = async (protocol: 'openvpn' | 'ike', port: number) => {
  const options = { host: '127.0.0.1', protocol, port, vantage: 'outside' as const }
  const collected = await udp.collect(fakeHost(), options)
  const [answer] = 'answers' in collected ? collected.answers : []
  return Vpn.schema.parse(answer?.facts?.[0])
}

/** As an OpenVPN server does: the same opcode plus one, a session of its own, and what it acknowledges. */
const openVpn = (message: Buffer): Buffer | null =>
  message[0] === 0x38
    ? Buffer.concat([
        Buffer.from([0x40]),
        Buffer.alloc(8, 7),
        Buffer.from([1, 0, 0, 0, 0]),
        message.subarray(1, 9),
      ])
    : null

/** As an IKEv2 responder does that likes no proposal: a header with both cookies, and a notice. */
const ike = (message: Buffer): Buffer | null => {
  if (message.readUInt32BE(24) !== message.length || message[18] !== 34) return null
  const answer = Buffer.alloc(36)
  message.copy(answer, 0, 0, 8)
  answer.fill(9, 8, 16)
  answer.set([41, 0x20, 34, 0x20], 16)
  answer.writeUInt32BE(36, 24)
  answer.set([0, 0, 0, 8, 0, 0, 0, 14], 28)
  return answer
}

describe('vpn/udp', () => {
  it.each([
    ['openvpn', openVpn],
    ['ike', ike],
  ] as const)('knows %s by its answer', async (protocol, server) => {
    const fact = await withUdpServer(server, (port) => ask(protocol, port))
    expect(fact).toMatchObject({ protocol, answers: true, trouble: null })
  })

  it('takes another answer for none', async () => {
    const fact = await withUdpServer(
      () => Buffer.from('hello'),
      (port) => ask('openvpn', port),
    )
    expect(fact).toMatchObject({ answers: false, trouble: 'it answers, but not as openvpn does' })
    expect(judgeFact('vpn-answers', fact, '2026-11-22T07:00:00Z').state).toBe('fail')
  })

  it('tells that nobody listens', async () => {
    const port = await withUdpServer(openVpn, async (open) => open)
    expect(await ask('openvpn', port)).toMatchObject({
      answers: false,
      trouble: `127.0.0.1:${port}: ECONNREFUSED`,
    })
  })
})
