import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import dns from '#agents/probes/domain/dns.js'
import Domain from '#contract/facts/domain.js'
import { fakeHost, memoryNotes } from '../../fake-host.js'
import { judgeFact } from '../../judge-fact.js'
import { withNameServer, type Zone } from '../../name-server.js'

const key = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .publicKey.export({ format: 'der', type: 'spki' })
  .toString('base64')

const zone: Zone = {
  'NS opstina.example': ['ns1.opstina.example', 'ns2.provajder.example'],
  'A ns1.opstina.example': ['192.0.2.53'],
  'A ns2.provajder.example': ['198.51.100.53'],
  'MX opstina.example': ['20 backup.opstina.example', '10 proxy.opstina.example'],
  'TXT opstina.example': ['google-site-verification=x', 'v=spf1 mx include:_spf.provajder.example -all'],
  'TXT _spf.provajder.example': ['v=spf1 a ip4:192.0.2.0/24 ?all'],
  'TXT _dmarc.opstina.example': ['v=DMARC1; p=reject; rua=mailto:a@opstina.example'],
  'TXT s1._domainkey.opstina.example': [`v=DKIM1; k=rsa; p=${key}`],
  'TXT old._domainkey.opstina.example': ['v=DKIM1; p='],
  'DS opstina.example': ['abcdefgh'],
  'CAA opstina.example': ['letsencrypt.org'],
}

const rdap = JSON.stringify({
  events: [
    { eventAction: 'registration', eventDate: '2009-01-20T12:00:00Z' },
    { eventAction: 'expiration', eventDate: '2027-01-20T12:00:00Z' },
  ],
  entities: [{ roles: ['registrar'], vcardArray: ['vcard', [['fn', {}, 'text', 'Добављач 9']]] }],
})

const ask = (options: object = {}, records: Zone = zone, host = fakeHost()) =>
  withNameServer(records, async (server) => {
    const given = { name: 'opstina.example', vantage: 'outside', server, ...options }
    const collected = await dns.collect(host, dns.options.parse(given))
    const [answer] = 'answers' in collected ? collected.answers : []
    if (answer?.failure) throw answer.failure
    expect(answer?.subject?.id).toBe('domain/opstina.example')
    return Domain.schema.parse(answer?.facts?.[0])
  })

describe('domain/dns', () => {
  it('tells name servers, mail, SPF, DKIM, DMARC, DNSSEC and CAA', async () => {
    const fact = await ask({ selectors: ['s1', 'old'], mailServers: ['proxy.opstina.example'] })
    expect(fact).toEqual({
      vantage: 'outside',
      name: 'opstina.example',
      nameServers: ['ns1.opstina.example', 'ns2.provajder.example'],
      nameServerNetworks: 2,
      mail: [
        { host: 'proxy.opstina.example', priority: 10 },
        { host: 'backup.opstina.example', priority: 20 },
      ],
      foreignMail: ['backup.opstina.example'],
      spfRecords: 1,
      spfAll: '-all',
      spfLookups: 3,
      dmarcRecords: 1,
      dmarcPolicy: 'reject',
      dkim: [
        { selector: 's1', kind: 'rsa', bits: 2048 },
        { selector: 'old', kind: null, bits: null },
      ],
      hasDnssec: true,
      caa: ['letsencrypt.org'],
    })
    expect(judgeFact('mail-authenticated', fact, '2026-11-22T07:00:00Z').state).toBe('pass')
    expect(judgeFact('mail-in-path', fact, '2026-11-22T07:00:00Z').state).toBe('fail')
  })

  it('tells a domain that has nothing', async () => {
    const fact = await ask({}, { 'A opstina.example': ['192.0.2.1'] })
    expect(fact).toMatchObject({
      nameServers: [],
      mail: [],
      spfRecords: 0,
      spfAll: null,
      dmarcPolicy: null,
      hasDnssec: false,
      caa: [],
    })
  })

  it('counts a second SPF record, which spoils the first', async () => {
    const twice = { ...zone, 'TXT opstina.example': ['v=spf1 -all', 'v=spf1 mx ~all'] }
    expect((await ask({}, twice)).spfRecords).toBe(2)
  })

  it('stops counting where SPF leads in a circle', async () => {
    const circle = { ...zone, 'TXT opstina.example': ['v=spf1 include:opstina.example -all'] }
    expect((await ask({}, circle)).spfLookups).toBe(20)
  })

  it('asks the registry once a day when the registration ends, and judges it to the second', async () => {
    const asked: string[] = []
    const text = async (url: string) => {
      asked.push(url)
      return rdap
    }
    const notes = memoryNotes()
    const at = (now: string) =>
      ask({ rdap: 'https://rdap.example/' }, zone, fakeHost({ now, notes, http: { text } }))
    const fact = await at('2026-11-22T07:00:00.000Z')
    await at('2026-11-23T06:59:00.000Z')
    expect(asked).toEqual(['https://rdap.example/domain/opstina.example'])
    await at('2026-11-23T07:00:00.000Z')
    expect(asked).toHaveLength(2)
    expect(fact).toMatchObject({ expiresAt: '2027-01-20T12:00:00.000Z', registrar: 'Добављач 9' })
    expect(judgeFact('domain-registered', fact, '2026-11-21T11:59:59Z')).toMatchObject({ state: 'pass' })
    expect(judgeFact('domain-registered', fact, '2026-11-21T12:00:00Z')).toMatchObject({ state: 'due' })
  })

  it('fails where no name server answers, for silence is no empty zone', async () => {
    await expect(ask({ server: '127.0.0.1:1' })).rejects.toMatchObject({ name: 'ProbeError' })
  })
})
