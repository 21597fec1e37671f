import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RenderedMessage } from '#domain/alerting/channel.js'
import { openTexts } from '#service/texts.js'
import { openAbout } from '../src/about.js'
import { readSettings } from '../src/settings.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'popis-about-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const opened = async (sent: { to: string; message: RenderedMessage }[] = []) => {
  const environment = { POPIS_DATA: folder }
  const channel = {
    send: async (to: string, message: RenderedMessage) => {
      sent.push({ to, message })
    },
    close: async () => undefined,
  }
  return openAbout({
    settings: readSettings(environment),
    environment,
    channels: {
      open: new Map([['webhook', channel]]),
      recipients: [{ channel: 'webhook', recipient: 'https://hook.example.rs/s3cret', language: 'sr-Latn' }],
    },
    clock: { now: () => '2026-11-22T07:00:00.000Z' },
    texts: await openTexts(),
    organisation: () => ({
      id: 'o',
      name: { 'sr-Cyrl': 'Општина' },
      country: 'RS',
      timeZone: 'Europe/Belgrade',
      currency: 'RSD',
      language: 'sr-Cyrl',
    }),
  })
}

describe('what the service knows of itself', () => {
  it('is how much room its files take, and the disk has', async () => {
    const about = await opened()
    expect(await about.diskUse()).toMatchObject({ storeBytes: 0, documentBytes: 0 })
    writeFileSync(join(folder, 'popis.db'), 'x'.repeat(1000))
    writeFileSync(join(folder, 'popis.db-wal'), 'x'.repeat(24))
    mkdirSync(join(folder, 'documents', 'ab'), { recursive: true })
    writeFileSync(join(folder, 'documents', 'ab', 'file'), 'x'.repeat(10))
    const use = await about.diskUse()
    expect(use).toMatchObject({ storeBytes: 1024, documentBytes: 10 })
    expect(use.freeBytes).toBeGreaterThan(0)
    expect(use.sizeBytes).toBeGreaterThanOrEqual(use.freeBytes)
  })

  it('names a recipient without what may be secret, and sends that one a test in its language', async () => {
    const sent: { to: string; message: RenderedMessage }[] = []
    const about = await opened(sent)
    expect(about.recipients).toEqual([{ channel: 'webhook', name: 'hook.example.rs', language: 'sr-Latn' }])
    await about.sendTest(0)
    expect(sent).toMatchObject([
      {
        to: 'https://hook.example.rs/s3cret',
        message: { items: [], subject: 'Probna poruka programa Popis', organisation: { name: 'Opština' } },
      },
    ])
    expect(sent[0]?.message.text).toContain('Opština koristi Popis')
    await expect(about.sendTest(1)).rejects.toMatchObject({ code: 'not_found' })
  })
})
