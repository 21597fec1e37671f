import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DeliveryError } from '#domain/alerting/channel.js'
import { settingsTable } from '../../src/settings.js'
import { openWorld, type World } from '../http/world.js'
import { visitor, wordsOf } from './visitor.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

describe('the settings', () => {
  it('are shown with value, origin and meaning, to the administrator alone', async () => {
    const words = wordsOf(await (await visitor(world, 'admin')).page('/settings'))
    expect(words).toContain('POPIS_PORT 8420 default Port to listen on')
    expect(words).toContain('POPIS_SMTP_URL smtp://mail.example.rs file Mail server')
    expect(words).toContain('Version 9.9.9')
    expect(words).toContain('Free on that disk 1 GiB of 4 GiB')
    expect(words).toContain('Rules 1')
    expect(words).toContain('maxAge = 50h two nights missed')
    for (const role of ['viewer', 'operator', 'auditor', 'approver'] as const)
      expect((await (await visitor(world, role)).get('/settings')).status).toBe(403)
  })

  it('mean something in every language', () => {
    const { texts } = world.services
    const missing = Object.keys(settingsTable).filter((name) => !texts.has('en', `web.setting.${name}`))
    expect(missing).toEqual([])
  })

  it('send a test message, and say whether it was taken', async () => {
    const admin = await visitor(world, 'admin')
    const sent = await admin.send('/settings/test', { recipient: '0' })
    expect(sent.status).toBe(303)
    expect(world.testMessages).toEqual([0])
    expect(decodeURIComponent(sent.headers.get('set-cookie') ?? '')).toContain('web.settings.test.sent')
    expect((await admin.send('/settings/test', { recipient: '7' })).status).toBe(404)
    expect((await (await visitor(world, 'operator')).send('/settings/test', { recipient: '0' })).status).toBe(
      403,
    )
  })

  it('tell why a test message was not taken', async () => {
    Object.assign(world.services.about, {
      sendTest: async () => {
        throw new DeliveryError('no answer: ECONNREFUSED', { retry: true })
      },
    })
    const response = await (await visitor(world, 'admin')).send('/settings/test', { recipient: '0' })
    expect(decodeURIComponent(response.headers.get('set-cookie') ?? '')).toMatch(/failed.*ECONNREFUSED/)
  })
})
