import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import tcp from '#agents/probes/vpn/tcp.js'
import { fakeHost } from '../../fake-host.js'
import { listenOn } from '../../listening.js'

const ask = async (port: number) => {
  const collected = await tcp.collect(fakeHost(), { host: '127.0.0.1', port, vantage: 'outside' })
  const [answer] = 'answers' in collected ? collected.answers : []
  return answer?.facts?.[0]
}

describe('vpn/tcp', () => {
  it('tells whether somebody listens', async () => {
    const open = await listenOn(createServer(), async (port) => ({ port, fact: await ask(port) }))
    expect(open.fact).toMatchObject({ protocol: 'tcp', answers: true, trouble: null })
    expect(await ask(open.port)).toMatchObject({
      answers: false,
      trouble: `127.0.0.1:${open.port}: ECONNREFUSED`,
    })
  })
})
