import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import mail from '../../src/alerts/mail.js'
import { freePort, openMailServer, refusal } from './mail-server.js'
import { message } from './message.js'

const cleanups: (() => Promise<unknown>)[] = []
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'popis-mail-'))
  cleanups.push(() => rm(folder, { recursive: true }))
})
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const serve = async (options: SMTPServerOptions = {}, port = 0) => {
  const server = await openMailServer(port, options)
  cleanups.push(server.close)
  return server
}
const open = async (options: { url: string } & Record<string, unknown>) => {
  const channel = await mail.open(
    mail.options.parse({ from: 'Попис <popis@example.rs>', timeoutMs: 2000, ...options }),
  )
  cleanups.push(channel.close)
  return channel
}
const passwordFile = async (password: string) => {
  const file = join(folder, 'password')
  await writeFile(file, password)
  return file
}

describe('what arrives', () => {
  it('has the subject and the text in Cyrillic, whole', async () => {
    const server = await serve()
    await (await open({ url: server.url })).send('it@example.rs', message)
    const [received] = server.mails
    expect(received).toMatchObject({ from: 'popis@example.rs', to: ['it@example.rs'], text: message.text })
    expect(received?.headers.get('subject')).toBe(message.subject)
    expect(received?.headers.get('from')).toBe('Попис <popis@example.rs>')
    expect(received?.headers.get('to')).toBe('it@example.rs')
  })

  it('says that a program sent it, and is the same mail when it is sent again', async () => {
    const server = await serve()
    const channel = await open({ url: server.url })
    await channel.send('it@example.rs', message)
    await channel.send('it@example.rs', message)
    for (const { headers } of server.mails) {
      expect(headers.get('message-id')).toBe(`<${message.id}@example.rs>`)
      expect(headers.get('auto-submitted')).toBe('auto-generated')
      expect(headers.get('date')).toBe('Sun, 22 Nov 2026 01:10:00 +0000')
    }
    expect(server.mails).toHaveLength(2)
  })

  it('has no header that a tool has put into a name', async () => {
    const server = await serve()
    const subject = 'job\r\nBcc: thief@example.com\r\n\r\nbody'
    await (await open({ url: server.url })).send('it@example.rs', { ...message, subject })
    const [received] = server.mails
    expect(received?.headers.has('bcc')).toBe(false)
    expect(received?.to).toEqual(['it@example.rs'])
    expect(received?.text).toBe(message.text)
  })
})

describe('what is not taken', () => {
  it('is given up where the recipient is refused for good', async () => {
    const server = await serve({
      onRcptTo: (_address, _session, callback) => callback(refusal(550, 'no such user')),
    })
    const sending = (await open({ url: server.url })).send('gone@example.rs', message)
    await expect(sending).rejects.toMatchObject({ name: 'DeliveryError', retry: false })
    await expect(sending).rejects.toThrow('no such user')
  })

  it('is given up where the message is refused for good', async () => {
    const server = await serve({
      onData: (stream, _session, callback) =>
        stream.resume().on('end', () => callback(refusal(552, 'too large'))),
    })
    await expect((await open({ url: server.url })).send('it@example.rs', message)).rejects.toMatchObject({
      retry: false,
    })
  })

  it('is given up where the recipient is no address, or more than one', async () => {
    const server = await serve()
    const channel = await open({ url: server.url })
    for (const recipient of ['nobody', 'a@example.rs, b@example.rs', 'a@example.rs\r\nBcc: b@example.rs'])
      await expect(channel.send(recipient, message)).rejects.toMatchObject({ retry: false })
    expect(server.mails).toEqual([])
  })

  it('is tried again after a refusal for now, and taken then', async () => {
    let isBusy = true
    const server = await serve({
      onRcptTo: (_address, _session, callback) => callback(isBusy ? refusal(451, 'try later') : null),
    })
    const channel = await open({ url: server.url })
    await expect(channel.send('it@example.rs', message)).rejects.toMatchObject({ retry: true })
    isBusy = false
    await channel.send('it@example.rs', message)
    expect(server.mails).toHaveLength(1)
  })

  it('is tried again while the server is down, and taken when it is up', async () => {
    const port = await freePort()
    const channel = await open({ url: `smtp://127.0.0.1:${port}` })
    await expect(channel.send('it@example.rs', message)).rejects.toMatchObject({ retry: true })
    const server = await serve({}, port)
    await channel.send('it@example.rs', message)
    expect(server.mails).toHaveLength(1)
  })

  it('is tried again where the server says nothing in time', async () => {
    const server = await serve({ onRcptTo: () => undefined })
    const channel = await open({ url: server.url, timeoutMs: 150 })
    await expect(channel.send('it@example.rs', message)).rejects.toMatchObject({ retry: true })
  })
})

describe('the account', () => {
  const onAuth: NonNullable<SMTPServerOptions['onAuth']> = ({ username, password }, _session, callback) =>
    username === 'popis@example.rs' && password === 'тајна 1'
      ? callback(null, { user: username })
      : callback(refusal(535, 'wrong password'))
  const options: SMTPServerOptions = { onAuth, authOptional: false, allowInsecureAuth: true }
  const withUser = (url: string) => url.replace('smtp://', 'smtp://popis%40example.rs@')

  it('signs in with the password of the file', async () => {
    const server = await serve(options)
    const channel = await open({ url: withUser(server.url), passwordFile: await passwordFile('тајна 1\n') })
    await channel.send('it@example.rs', message)
    expect(server.mails[0]?.user).toBe('popis@example.rs')
  })

  it('a wrong password loses no mail: somebody will mend it', async () => {
    const server = await serve(options)
    const channel = await open({ url: withUser(server.url), passwordFile: await passwordFile('wrong') })
    await expect(channel.send('it@example.rs', message)).rejects.toMatchObject({ retry: true })
  })

  it('a missing password loses no mail either', async () => {
    const server = await serve(options)
    await expect((await open({ url: server.url })).send('it@example.rs', message)).rejects.toMatchObject({
      retry: true,
    })
  })

  it('goes over TLS where the server has it, and not at all where TLS is asked for and its certificate is unknown', async () => {
    const server = await serve({ ...options, disabledCommands: [] })
    const file = await passwordFile('тајна 1')
    const channel = await open({ url: withUser(server.url), passwordFile: file, requireTls: true })
    await expect(channel.send('it@example.rs', message)).rejects.toMatchObject({ retry: true })
    expect(server.mails).toEqual([])
  })

  it('is not sent in the clear where TLS is asked for and the server has none', async () => {
    let seen = ''
    const server = await serve({
      ...options,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ password }, _session, callback) => {
        seen = password ?? ''
        callback(null, { user: 'x' })
      },
    })
    const file = await passwordFile('тајна 1')
    const channel = await open({ url: withUser(server.url), passwordFile: file, requireTls: true })
    await expect(channel.send('it@example.rs', message)).rejects.toMatchObject({ retry: true })
    expect(seen).toBe('')
  })
})

describe('settings that cannot serve stop the start', () => {
  it.each([
    ['a password in the URL', { url: 'smtp://a:secret@mail.example.rs' }, 'holds a password'],
    ['a password without a user', { url: 'smtp://mail.example.rs', passwordFile: 'p' }, 'no user'],
    [
      'a password file that is not there',
      { url: 'smtp://a@mail.example.rs', passwordFile: '/no/such' },
      '/no/such',
    ],
    ['a sender that is no address', { url: 'smtp://mail.example.rs', from: 'Popis' }, 'is not an address'],
  ])('%s', async (_name, options, reason) => {
    await expect(open(options)).rejects.toMatchObject({
      name: 'Problem',
      code: 'invalid',
      message: expect.stringContaining(reason),
    })
  })

  it('an empty password file', async () => {
    const file = await passwordFile('\n')
    await expect(open({ url: 'smtp://a@mail.example.rs', passwordFile: file })).rejects.toThrow('is empty')
  })

  it('a URL of another kind', () => {
    expect(mail.options.safeParse({ url: 'https://mail.example.rs', from: 'a@b.rs' }).success).toBe(false)
  })

  it('its secret is marked as one', () => {
    expect(mail.options.shape.passwordFile.meta()).toMatchObject({ secret: true })
  })
})
