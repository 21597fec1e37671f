import type { Server } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { describe, expect, it } from 'vitest'
import smtp from '#agents/probes/mail/smtp.js'
import Mail from '#contract/facts/mail.js'
import { fakeHost } from '../../fake-host.js'
import { judgeFact } from '../../judge-fact.js'
import { listenOn } from '../../listening.js'
import { pem } from '../../tls-server.js'

const ask = (options: SMTPServerOptions, more: object = {}) => {
  const text = pem('days-200')
  const certificate = text.slice(text.indexOf('-----BEGIN CERT'))
  const received: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    key: text,
    cert: certificate,
    name: 'mail.opstina.example',
    onData: (stream, _, done) => {
      received.push('mail')
      stream.resume()
      done()
    },
    ...options,
  })
  server.on('error', () => undefined)
  return listenOn(server.server as Server, async (port) => {
    const given = {
      domain: 'opstina.example',
      host: '127.0.0.1',
      name: 'www.opstina.example',
      port,
      ca: '/own.pem',
    }
    const host = fakeHost({ files: { '/own.pem': pem('root') } })
    const { connectLines } = await import('#agents/host/line-connection.js')
    const collected = await smtp.collect(
      { ...host, connect: connectLines },
      smtp.options.parse({ ...given, ...more }),
    )
    const [answer] = 'answers' in collected ? collected.answers : []
    if (answer?.failure) throw answer.failure
    expect(answer?.subject?.id).toBe('mail-domain/opstina.example')
    expect(received).toEqual([])
    return Mail.schema.parse(answer?.facts?.[0])
  })
}

const refusing: SMTPServerOptions = {
  onRcptTo: (_, __, done) => done(Object.assign(new Error('Relay access denied'), { responseCode: 554 })),
}

describe('mail/smtp', () => {
  it('tells STARTTLS, its certificate, and that strangers are refused', async () => {
    const fact = await ask(refusing)
    expect(fact).toMatchObject({
      vantage: 'inside',
      offersTls: true,
      chain: 'trusted',
      isNameRight: true,
      validUntil: '2026-12-18T00:00:00.000Z',
      relay: 'refused',
    })
    expect(fact.banner).toContain('mail.opstina.example')
    expect(judgeFact('mail-server-secure', fact, '2026-11-22T07:00:00Z').state).toBe('pass')
    expect(judgeFact('mail-server-secure', fact, '2026-12-18T00:00:00Z').state).toBe('lapsed')
  })

  it('tells a server that carries for strangers, and sends nothing through it', async () => {
    const fact = await ask({})
    expect(fact.relay).toBe('accepted')
    expect(judgeFact('mail-server-secure', fact, '2026-11-22T07:00:00Z').state).toBe('fail')
  })

  it('takes “later” for no answer', async () => {
    const later = {
      onRcptTo: (_: unknown, __: unknown, done: (error: Error) => void) =>
        done(Object.assign(new Error('greylisted'), { responseCode: 450 })),
    } as SMTPServerOptions
    const fact = await ask(later)
    expect(fact.relay).toBe('not-told')
    expect(judgeFact('mail-server-secure', fact, '2026-11-22T07:00:00Z').state).toBe('unknown')
  })

  it('tells a server without TLS', async () => {
    const fact = await ask({ ...refusing, disabledCommands: ['STARTTLS'] })
    expect(fact).toMatchObject({ offersTls: false, chain: null })
  })

  it('does not ask about strangers where it must not', async () => {
    expect((await ask(refusing, { relay: 'never' })).relay).toBe('not-asked')
  })
})
