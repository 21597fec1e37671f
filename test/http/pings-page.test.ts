import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from './world.js'

let world: World
let headers: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  headers = (await world.user('operator')).headers
})
afterAll(() => world.close())

const page = async (path: string, as = headers) =>
  (await world.app.request(`${path}?lang=en`, { headers: as })).text()

const post = (path: string, fields: Record<string, string>) =>
  world.app.request(`${path}?lang=en`, {
    method: 'POST',
    headers: { ...headers, 'Sec-Fetch-Site': 'same-origin' },
    body: new URLSearchParams(fields),
  })

it('the page of jobs makes an address, shows what it brought, and ends it', async () => {
  expect(await page('/pings')).toContain('No job calls yet')
  const form = {
    name: 'Nightly',
    kind: 'backup',
    on: '',
    every: '24h',
    cron: '0 2 * * *',
    zone: 'Europe/Belgrade',
    grace: '1h',
  }
  const made = await (await post('/pings', form)).text()
  const [, secret = ''] = /popis\.example\.rs\/ping\/([0-9a-f-]{36})/.exec(made) ?? []
  await world.app.request(`/ping/${secret}/fail`, { method: 'POST', body: `<b>${'x'.repeat(200_000)}` })
  expect(await page('/pings')).toContain('0 2 * * * Europe/Belgrade, grace 1h')
  const shown = await page('/pings/nightly')
  expect(shown).toContain('the first 100,000 of 200,003 bytes')
  expect(shown).toContain('&lt;b&gt;xxx')
  expect(shown).not.toContain(secret)
  expect(await page('/pings/nightly', (await world.user('viewer')).headers)).not.toContain('End the check')
  expect((await post('/pings/nightly/revoke', {})).status).toBe(303)
  expect((await world.app.request(`/ping/${secret}`)).status).toBe(404)
})

it('says what of the times is wrong', async () => {
  const form = { name: 'Never', kind: 'job', on: '', every: 'soon', cron: '', zone: '', grace: '1h' }
  const response = await post('/pings', form)
  expect([response.status, await response.text()]).toEqual([
    400,
    expect.stringContaining('not a length of time'),
  ])
})
