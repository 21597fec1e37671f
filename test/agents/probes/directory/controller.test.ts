import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import dns from '#agents/probes/directory/dns.js'
import kerberos from '#agents/probes/directory/kerberos.js'
import ldap from '#agents/probes/directory/ldap.js'
import { der, derElements, derNumber, derText } from '#agents/tools/directory/der.js'
import Directory from '#contract/facts/directory.js'
import { fakeHost } from '../../fake-host.js'
import { judgeFact } from '../../judge-fact.js'
import { listenOn } from '../../listening.js'
import { withNameServer, type Zone } from '../../name-server.js'

/** Answers the first thing that is said, where it makes sense of it. */
const answering = (answer: (said: Buffer) => Buffer) =>
  createServer((socket) =>
    socket.on('error', () => undefined).once('data', (said) => socket.end(answer(said))),
  )

const entry = (said: Buffer): Buffer => {
  const [message] = derElements(said)
  expect(derElements(message?.body ?? Buffer.alloc(0)).map(({ tag }) => tag)).toEqual([2, 0x63])
  const attribute = der(
    0x30,
    derText('defaultNamingContext', 4),
    der(0x31, derText('DC=opstina,DC=local', 4)),
  )
  return der(0x30, derNumber(1), der(0x64, derText('', 4), der(0x30, attribute)))
}

const unknownPrincipal = (said: Buffer): Buffer => {
  expect(said.readUInt32BE(0)).toBe(said.length - 4)
  expect(said[4]).toBe(0x6a)
  const tagged = (number: number, body: Buffer) => der(0xa0 + number, body)
  const error = der(
    0x7e,
    der(0x30, tagged(0, derNumber(5)), tagged(6, derNumber(6)), tagged(9, derText('OPSTINA.LOCAL', 0x1b))),
  )
  return Buffer.concat([Buffer.from([0, 0, 0, error.length]), error])
}

const options = (port: number) => ({ host: '127.0.0.1', port, vantage: 'inside' as const })

const askLdap = async (port: number) => {
  const collected = await ldap.collect(fakeHost(), options(port))
  return Directory.schema.parse('answers' in collected ? collected.answers[0]?.facts?.[0] : null)
}

const askKerberos = async (port: number) => {
  const collected = await kerberos.collect(fakeHost(), { ...options(port), realm: 'opstina.local' })
  return Directory.schema.parse('answers' in collected ? collected.answers[0]?.facts?.[0] : null)
}

describe('directory/ldap', () => {
  it('tells which domain the controller keeps', async () => {
    const fact = await listenOn(answering(entry), askLdap)
    expect(fact).toEqual({
      vantage: 'inside',
      controller: '127.0.0.1',
      protocol: 'ldap',
      answers: true,
      trouble: null,
      domain: 'opstina.local',
    })
  })

  it('takes what is no LDAP for no answer', async () => {
    const fact = await listenOn(
      answering(() => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')),
      askLdap,
    )
    expect(fact).toMatchObject({ answers: false, trouble: 'it answers, but not as a directory does' })
    expect(judgeFact('domain-controller-answers', fact, '2026-11-22T07:00:00Z').state).toBe('fail')
  })
})

describe('directory/kerberos', () => {
  it('knows a key distribution centre by how it refuses', async () => {
    const fact = await listenOn(answering(unknownPrincipal), askKerberos)
    expect(fact).toMatchObject({ protocol: 'kerberos', answers: true, domain: 'OPSTINA.LOCAL' })
  })

  it('tells that nobody listens', async () => {
    const port = await listenOn(createServer(), async (open) => open)
    expect(await askKerberos(port)).toMatchObject({ answers: false, domain: null })
  })
})

describe('directory/dns', () => {
  const askDns = (zone: Zone) =>
    withNameServer(zone, async (nameServer) => {
      const given = { domain: 'opstina.local', nameServer, vantage: 'inside' as const }
      const collected = await dns.collect(fakeHost(), given)
      return Directory.schema.parse('answers' in collected ? collected.answers[0]?.facts?.[0] : null)
    })

  it('tells whether the name servers lead to a controller', async () => {
    const name = '_ldap._tcp.dc._msdcs.opstina.local'
    const fact = await askDns({ [`SRV ${name}`]: ['389 dc-1.opstina.local'] })
    expect(fact).toMatchObject({ controller: 'opstina.local', protocol: 'dns', answers: true, trouble: null })
    expect(await askDns({ 'A opstina.local': ['10.0.0.1'] })).toMatchObject({
      answers: false,
      trouble: `no name server knows ${name}`,
    })
  })
})
