import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import tcp from '#agents/probes/port/tcp.js'
import Port from '#contract/facts/port.js'
import { fakeHost } from '../../fake-host.js'
import { judgeFact } from '../../judge-fact.js'
import { listenOn } from '../../listening.js'

const ask = async (port: number, wanted: 'open' | 'closed') => {
  const options = { host: '127.0.0.1', port, wanted, vantage: 'inside' as const }
  const collected = await tcp.collect(fakeHost(), options)
  const [answer] = 'answers' in collected ? collected.answers : []
  expect(answer?.subject).toEqual({ kind: 'service', id: 'address/127.0.0.1', name: '127.0.0.1' })
  return Port.schema.parse(answer?.facts?.[0])
}

describe('port/tcp', () => {
  it('tells a port that answers and must, and one that answers and must not', async () => {
    await listenOn(createServer(), async (port) => {
      const [open, closed] = [await ask(port, 'open'), await ask(port, 'closed')]
      expect(open).toMatchObject({ asked: String(port), open: [port], unexpected: [], missing: [] })
      expect(closed).toMatchObject({ unexpected: [port], missing: [] })
    })
  })

  it('tells a port that must answer and does not', async () => {
    const fact = await ask(await listenOn(createServer(), async (port) => port), 'open')
    expect(fact).toMatchObject({ open: [], missing: [Number(fact.asked)] })
    expect(judgeFact('port-answers', fact, '2026-11-22T07:00:00Z').state).toBe('fail')
  })
})
