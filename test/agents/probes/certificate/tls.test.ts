import { describe, expect, it } from 'vitest'
import { ProbeError } from '#agents/probe.js'
import tls from '#agents/probes/certificate/tls.js'
import { acceptedVersions } from '#agents/tools/tls/versions.js'
import Certificate from '#contract/facts/certificate.js'
import { fakeHost } from '../../fake-host.js'
import { judgeFact } from '../../judge-fact.js'
import { pem, withTlsServer } from '../../tls-server.js'

const name = 'www.opstina.example'

/** With the authority of the tests as one of one's own, unless it is to be unknown. */
const ask = async (port: number, { isKnown = true } = {}) => {
  const host = fakeHost({ files: { '/etc/own.pem': pem('root') } })
  const options = {
    host: '127.0.0.1',
    port,
    names: [name],
    vantage: 'inside' as const,
    ...(isKnown ? { ca: '/etc/own.pem' } : {}),
  }
  const collected = await tls.collect(host, options)
  const [answer] = 'answers' in collected ? collected.answers : []
  if (answer?.failure) throw answer.failure
  return { subject: answer?.subject, fact: Certificate.schema.parse(answer?.facts?.[0]) }
}

const factOf = async (port: number, options = {}) => (await ask(port, options)).fact

describe('certificate/tls', () => {
  it('tells whose certificate it is, how long it is good and how TLS is spoken', async () => {
    const { subject, fact } = await withTlsServer('days-200', (port) => ask(port))
    expect(subject).toEqual({ kind: 'service', id: 'website/127.0.0.1', name: '127.0.0.1' })
    expect(fact).toMatchObject({
      name,
      subject: 'days-200.opstina.example',
      issuer: 'between.opstina.example',
      names: [name, 'opstina.example', '127.0.0.1'],
      isNameRight: true,
      chain: 'trusted',
      validFrom: '2026-06-01T00:00:00.000Z',
      validUntil: '2026-12-18T00:00:00.000Z',
      chainValidUntil: '2026-12-18T00:00:00.000Z',
      keyKind: 'ec',
      keyBits: 256,
      versions: ['TLS 1.2', 'TLS 1.3'],
    })
  })

  it.each([
    ['days-200', '2026-09-01T00:00:00Z', 'pass', '2026-10-12T08:00:00.000Z'],
    ['days-200', '2026-10-12T08:00:00Z', 'due', '2026-12-18T00:00:00.000Z'],
    ['days-47', '2026-11-22T07:00:00Z', 'pass', '2026-12-02T08:00:00.000Z'],
    ['days-47', '2026-12-02T08:00:00Z', 'due', '2026-12-18T00:00:00.000Z'],
    ['days-398', '2026-10-24T07:59:59Z', 'pass', '2026-10-24T08:00:00.000Z'],
    ['expired', '2026-11-22T07:00:00Z', 'lapsed', null],
    ['other', '2026-09-01T00:00:00Z', 'fail', '2026-12-18T00:00:00.000Z'],
    ['own', '2026-09-01T00:00:00Z', 'fail', null],
  ])('%s at %s is %s', async (certificate, now, state, flipsAt) => {
    const fact = await withTlsServer(certificate, (port) => factOf(port))
    const judged = judgeFact('certificate-valid', fact, now)
    expect([judged.state, state === 'fail' ? flipsAt : judged.flipsAt]).toEqual([state, flipsAt])
    if (state === 'lapsed') expect(judged.since).toBe('2026-01-01T00:00:00.000Z')
  })

  it('tells a certificate that vouches for itself', async () => {
    expect(await withTlsServer('own', (port) => factOf(port))).toMatchObject({ chain: 'self-signed' })
  })

  it('tells another name', async () => {
    const fact = await withTlsServer('other', (port) => factOf(port))
    expect(fact).toMatchObject({ chain: 'trusted', isNameRight: false })
  })

  it('tells that a certificate between is missing, even where its own is good', async () => {
    const fact = await withTlsServer('days-200', (port) => factOf(port), { most: 1 })
    expect(fact).toMatchObject({
      chain: 'incomplete',
      chainDetail: 'nobody here knows between.opstina.example',
    })
    expect(judgeFact('certificate-valid', fact, '2026-09-01T00:00:00Z').state).toBe('fail')
  })

  it('tells an authority that nobody knows', async () => {
    const fact = await withTlsServer('days-200', (port) => factOf(port, { isKnown: false }), {
      extra: pem('root'),
    })
    expect(fact).toMatchObject({ chain: 'unknown-authority', chainDetail: 'root.opstina.example' })
  })

  it('tells old versions, a short key and a weak signature', async () => {
    const fact = await withTlsServer('weak', (port) => factOf(port), {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.2',
    })
    expect(fact.versions).toEqual(['TLS 1.0', 'TLS 1.1', 'TLS 1.2'])
    expect(fact).toMatchObject({ keyKind: 'rsa', keyBits: 1024 })
    expect(judgeFact('certificate-protocol', fact, '2026-09-01T00:00:00Z').state).toBe('fail')
  })

  it('sees a server that speaks nothing but TLS 1.0', async () => {
    const fact = await withTlsServer('days-200', (port) => factOf(port), {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1',
    })
    expect(fact.versions).toEqual(['TLS 1.0'])
  })

  it('takes silence for a refusal of an old version, and of no other', async () => {
    const host = fakeHost()
    const exchange = async (): Promise<Buffer> => {
      throw new ProbeError('timeout', 'no answer')
    }
    const at = (port: number) => ({ host: '127.0.0.1', port, name, timeoutMs: 2000 })
    const versions = await withTlsServer('days-200', (port) =>
      acceptedVersions({ ...host, exchange }, at(port)),
    )
    expect(versions).toEqual(['TLS 1.2', 'TLS 1.3'])
    await expect(acceptedVersions({ ...host, exchange, tls: exchange as never }, at(1))).rejects.toThrow(
      'timeout',
    )
  })

  it('says of the service, and not of who asks, that nothing answers', async () => {
    const port = await withTlsServer('own', async (open) => open)
    await expect(ask(port)).rejects.toMatchObject({ reason: 'absent' })
  })
})
