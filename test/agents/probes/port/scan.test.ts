import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { Exchange } from '#agents/host/exchange.js'
import { ProbeError } from '#agents/probe.js'
import scan from '#agents/probes/port/scan.js'
import { readPorts } from '#agents/tools/port/open-ports.js'
import Port from '#contract/facts/port.js'
import { fakeHost, memoryNotes } from '../../fake-host.js'
import { judgeFact } from '../../judge-fact.js'
import { listenOn } from '../../listening.js'

const given = (more: object) =>
  scan.options.parse({ address: '127.0.0.1', confirmed: '127.0.0.1', allow: '', ...more })

const factOf = async (collecting: ReturnType<typeof scan.collect>) => {
  const collected = await collecting
  const [answer] = 'answers' in collected ? collected.answers : []
  if (answer?.failure) throw answer.failure
  return Port.schema.parse(answer?.facts?.[0])
}

describe('port/scan', () => {
  it('tells the ports that answer and that nobody allowed', async () => {
    await listenOn(createServer(), (first) =>
      listenOn(createServer(), async (second) => {
        const ports = [first, second].sort((a, b) => a - b)
        const asked = ports.join(',')
        const fact = await factOf(scan.collect(fakeHost(), given({ ports: asked, allow: String(first) })))
        expect(fact).toMatchObject({
          vantage: 'outside',
          asked,
          askedCount: 2,
          open: ports,
          unexpected: [second],
        })
        const asset = { id: 'L-1', kind: 'link' as const, state: 'in-use' as const }
        const now = '2026-11-22T07:00:00Z'
        expect(judgeFact('ports-allowed', fact, now, asset).state).toBe('fail')
        expect(judgeFact('ports-allowed', fact, now).state).toBe('unknown')
      }),
    )
  })

  it('touches nothing that nobody confirmed', async () => {
    const exchange = (): never => {
      throw new Error('asked')
    }
    const asking = scan.collect({ ...fakeHost(), exchange }, given({ confirmed: 'yes' }))
    await expect(factOf(asking)).rejects.toMatchObject({ reason: 'denied' })
  })

  it('takes one address, and no network or name', () => {
    for (const address of ['192.0.2.0/24', 'example.rs', '192.0.2.1,192.0.2.2'])
      expect(scan.options.safeParse({ address, confirmed: address, allow: '' }).success, address).toBe(false)
    expect(
      scan.options.safeParse({ address: '192.0.2.1', confirmed: 'x', allow: '', ports: '1-65535' }).success,
    ).toBe(false)
  })

  it('asks a few at once, and not again before its time', async () => {
    let [asked, now, most] = [0, 0, 0]
    const exchange = async ({ port }: Exchange) => {
      asked++
      most = Math.max(most, ++now)
      await Promise.resolve()
      now--
      if (port === 443) return Buffer.alloc(0)
      throw new ProbeError('timeout', 'silent')
    }
    const notes = memoryNotes()
    const at = (time: string) =>
      factOf(scan.collect({ ...fakeHost({ now: time, notes }), exchange }, given({ ports: '1-1000' })))
    const first = await at('2026-11-22T07:00:00.000Z')
    const second = await at('2026-11-23T06:00:00.000Z')
    expect([first.open, second]).toEqual([[443], first])
    expect(asked).toBe(1000)
    expect(most).toBeLessThanOrEqual(32)
    await at('2026-11-23T07:00:00.000Z')
    expect(asked).toBe(2000)
  })
})

describe('a list of ports', () => {
  it('is ports and ranges, sorted and each once', () => {
    expect(readPorts('443, 80-82,81')).toEqual([80, 81, 82, 443])
  })

  it.each(['', 'a', '0', '1-', '5-1', '70000', '1,,2'])('“%s” is none', (text) => {
    expect(readPorts(text)).toBeNull()
  })
})
