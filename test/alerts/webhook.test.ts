import { createHmac } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import webhook from '../../src/alerts/webhook.js'
import { freePort } from './mail-server.js'
import { message } from './message.js'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** A receiver that answers `status`; never, where that is null. */
const receive = async (status: number | null, headers: Record<string, string> = {}) => {
  const received: {
    body: string
    headers: IncomingHttpHeaders
    method: string | undefined
    url: string | undefined
  }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      received.push({ body, headers: request.headers, method: request.method, url: request.url })
      if (status !== null) response.writeHead(status, headers).end('{}')
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  cleanups.push(async () => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as { port: number }
  return { received, url: `http://127.0.0.1:${port}/hook` }
}
const open = async (options: Record<string, unknown> = {}) => {
  const channel = await webhook.open(webhook.options.parse({ timeoutMs: 2000, ...options }))
  cleanups.push(channel.close)
  return channel
}

it('posts the message as JSON, its data with it', async () => {
  const { received, url } = await receive(200)
  await (await open()).send(url, message)
  expect(received[0]).toMatchObject({ method: 'POST', url: '/hook' })
  expect(received[0]?.headers['content-type']).toBe('application/json')
  expect(received[0]?.headers['popis-message']).toBe(message.id)
  expect(JSON.parse(received[0]?.body ?? '')).toEqual(message)
})

it('signs the very bytes it sends, where there is a secret', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'popis-webhook-'))
  cleanups.push(() => rm(folder, { recursive: true }))
  const secretFile = join(folder, 'secret')
  await writeFile(secretFile, 's3cret\n')
  const { received, url } = await receive(204)
  await (await open({ secretFile })).send(url, message)
  const expected = createHmac('sha256', 's3cret')
    .update(received[0]?.body ?? '')
    .digest('hex')
  expect(received[0]?.headers['popis-signature']).toBe(`sha256=${expected}`)
})

it('signs nothing where there is none', async () => {
  const { received, url } = await receive(200)
  await (await open()).send(url, message)
  expect(received[0]?.headers['popis-signature']).toBeUndefined()
})

describe('an answer that is no success', () => {
  it.each([408, 429, 500, 502, 503])('%i is tried again', async (status) => {
    const { url } = await receive(status)
    await expect((await open()).send(url, message)).rejects.toMatchObject({
      name: 'DeliveryError',
      retry: true,
    })
  })

  it.each([400, 401, 404, 410, 413])('%i is given up', async (status) => {
    const { url } = await receive(status)
    await expect((await open()).send(url, message)).rejects.toMatchObject({
      name: 'DeliveryError',
      retry: false,
    })
  })

  it('a redirect is not followed: where it leads was configured by nobody', async () => {
    const other = await receive(200)
    const { url } = await receive(307, { location: other.url })
    await expect((await open()).send(url, message)).rejects.toMatchObject({ retry: false })
    expect(other.received).toEqual([])
  })
})

it('nobody there is tried again', async () => {
  const url = `http://127.0.0.1:${await freePort()}/hook`
  await expect((await open()).send(url, message)).rejects.toMatchObject({ retry: true })
})

it('no answer in time is tried again', async () => {
  const { url } = await receive(null)
  const channel = await open({ timeoutMs: 150 })
  await expect(channel.send(url, message)).rejects.toMatchObject({ retry: true })
})

it('a secret that cannot be read stops the start', async () => {
  await expect(open({ secretFile: '/no/such' })).rejects.toMatchObject({ name: 'Problem', code: 'invalid' })
})

it('its secret is marked as one', () => {
  expect(webhook.options.shape.secretFile.meta()).toMatchObject({ secret: true })
})
