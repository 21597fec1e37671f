import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeQR } from 'qr'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Listening, listen } from '#http/listen.js'
import { type Chromium, openChromium } from '../browser/chromium.js'
import { watched } from '../browser/watched.js'
import { type CountWorld, openCountWorld } from '../http/count-world.js'

const [width, height] = [640, 480]

/** A film of one still picture: a label with the code of `text`, as a camera would show it. */
const filmOf = (text: string): Buffer => {
  const code = encodeQR(text, 'raw', { border: 4 })
  const scale = Math.floor((height * 0.8) / code.length)
  const [left, top] = [(width - code.length * scale) >> 1, (height - code.length * scale) >> 1]
  const light = Buffer.alloc(width * height, 200)
  for (const [row, cells] of code.entries())
    for (const [column, isDark] of cells.entries())
      for (let y = 0; y < scale; y += 1)
        light.fill(isDark ? 30 : 230, ...span(left + column * scale, top + row * scale + y, scale))
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((width * height) / 2, 128)])
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
    ...Array.from({ length: 10 }, () => frame),
  ])
}

const span = (x: number, y: number, length: number): [number, number] => {
  const from = y * width + x
  return [from, from + length]
}

let world: CountWorld
let server: Listening
let chromium: Chromium

beforeAll(async () => {
  world = await openCountWorld()
  await world.api('operator', 'POST', '/counts', { date: '2026-12-31' })
  const film = join(world.folder, 'label.y4m')
  writeFileSync(film, filmOf('https://popis.example.rs/a/P-0001'))
  server = await listen(world.app, {
    port: 0,
    host: '127.0.0.1',
    data: world.folder,
    baseUrl: null,
    tlsCert: null,
    tlsKey: null,
    trustedProxies: [],
  })
  chromium = await openChromium([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ])
})

afterAll(async () => {
  await chromium.close()
  await server.close()
  await world.close()
})

const openPhone = async () => {
  const context = await chromium.browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'en',
    permissions: ['camera'],
    extraHTTPHeaders: { Authorization: `Bearer ${await world.token('operator')}` },
  })
  return { context, page: await watched(context, server.url) }
}

const widthOf = (page: { evaluate<T>(work: () => T): Promise<T> }) =>
  page.evaluate(() => document.documentElement.scrollWidth)

describe.skipIf(process.platform !== 'linux')('counting on a phone', () => {
  it('reads the code of a label with the camera, keeps it, and takes it back', async () => {
    const { context, page } = await openPhone()
    await page.goto(`${server.url}/counts/2026/scan`)
    expect(await widthOf(page)).toBeLessThanOrEqual(390)
    await page.getByLabel('I am in').selectOption('finance')
    await page.getByRole('button', { name: 'Scan with the camera' }).click()
    const first = page.locator('#recent li').first()
    await first.getByText('PC-01').waitFor()
    expect(await first.textContent()).toContain('Finance')
    await page.getByRole('button', { name: 'Stop the camera' }).click()
    expect((await world.services.counts.view('2026')).marks).toMatchObject([
      { asset: 'PC-01', tag: 'P-0001', found: 'found', place: 'finance' },
    ])
    await page.getByRole('button', { name: 'Undo the mark of PC-01' }).click()
    await page.getByText('None yet.').waitFor()
    expect(await page.getByLabel('I am in').inputValue()).toBe('finance')
    expect(page.wrongs).toEqual([])
    await context.close()
  })

  it('keeps marks while there is no network, and sends each once when it is back', async () => {
    const { context, page } = await openPhone()
    await page.goto(`${server.url}/counts/2026/scan`)
    const before = (await world.services.counts.view('2026')).marks.length
    await context.setOffline(true)
    for (const tag of ['SRV-01', 'PC-02']) {
      await page.getByLabel('Label').fill(tag)
      await page.keyboard.press('Enter')
      await page.getByText('No network').waitFor()
    }
    expect((await world.services.counts.view('2026')).marks).toHaveLength(before)
    await context.setOffline(false)
    await page.locator('#recent').getByText('SRV-01').waitFor()
    await page.locator('#recent').getByText('PC-02').waitFor()
    await page.reload()
    const { marks } = await world.services.counts.view('2026')
    expect(marks.slice(before).map(({ asset }) => asset)).toEqual(['SRV-01', 'PC-02'])
    await context.close()
  })

  it('asks of each thing that nobody knows, also where several waited for the network', async () => {
    const { context, page } = await openPhone()
    await page.goto(`${server.url}/counts/2026/scan`)
    await context.setOffline(true)
    for (const [index, tag] of ['TV-1', 'TV-2'].entries()) {
      await page.getByLabel('Label').fill(tag)
      await page.keyboard.press('Enter')
      await page.getByText(`(${index + 1})`).waitFor()
    }
    await context.setOffline(false)
    for (const tag of ['TV-1', 'TV-2']) {
      await page.getByRole('heading', { name: tag }).waitFor()
      await page.getByLabel('What it is').fill('Television')
      await page.getByRole('button', { name: 'Record as surplus' }).click()
    }
    await page.locator('#recent').getByText('TV-2').waitFor()
    const { outcome } = await world.services.counts.view('2026')
    expect(outcome.surplus.map(({ tag }) => tag)).toEqual(['TV-1', 'TV-2'])
    await context.close()
  })

  it('asks what a thing is that nobody knows, and says why there is no camera over plain http', async () => {
    const { context, page } = await openPhone()
    await page.goto(`${server.url}/counts/2026/scan`)
    await page.getByLabel('Label').fill('TV-9')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Record a surplus' }).waitFor()
    expect(await widthOf(page)).toBeLessThanOrEqual(390)
    await page.getByLabel('What it is').fill('Television')
    await page.getByRole('button', { name: 'Record as surplus' }).click()
    await page.locator('#recent').getByText('TV-9').waitFor()
    expect(page.wrongs).toEqual([])
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'mediaDevices', { value: undefined })
      Object.defineProperty(window, 'isSecureContext', { value: false })
    })
    await page.reload()
    await page.getByText('The camera works only over https').waitFor()
    await context.close()
  })
})
