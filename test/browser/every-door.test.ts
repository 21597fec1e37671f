import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Chromium, openChromium } from './chromium.js'
import { doors } from './every-address.js'
import { beFirst, openPage, password } from './in-browser.js'
import { look, readers } from './look.js'
import { openWholeService, type WholeService } from './service.js'

const isHere = process.platform === 'linux'

/** Where no mail is sent, nobody is offered a link by mail. */
const mail = { POPIS_SMTP_URL: 'smtp://127.0.0.1:9', POPIS_MAIL_TO: 'it@example.rs' }

/** Petar has a second factor, Ana is invited, and Mira has forgotten her password. Returns their links. */
const peopleIn = async ({ services, url }: WholeService) => {
  const { accounts } = services.people
  const [petar] = await accounts.list()
  const { secondFactor } = services.signIn
  await secondFactor.begin(petar?.id ?? '')
  const { pending } = await secondFactor.state(petar?.id ?? '', 'Popis', 'petar')
  const code = generateSync({ secret: pending?.secret ?? '' })
  await secondFactor.confirm(petar?.id ?? '', code, '127.0.0.1', '')
  const invite = (name: string) =>
    accounts.invite(
      { name, fullName: '', mail: null, role: 'viewer', person: null, offices: [] },
      petar?.id ?? '',
    )
  const mira = await invite('mira')
  await services.people.entry.setPassword(mira.code, 'invitation', password, {
    address: '127.0.0.1',
    browser: '',
  })
  const [ana, reset] = [await invite('ana'), await accounts.reset(mira.user, petar?.id ?? '')]
  return [`${url}/invitation?code=${ana.code}`, `${url}/reset?code=${reset.code}`]
}

describe.skipIf(!isHere)('every page at the door', () => {
  let chrome: Chromium
  let service: WholeService
  const wrongs: string[] = []
  const seen = new Set<string>()
  const lookAt = async (
    reader: (typeof readers)[number],
    addresses: readonly string[],
    isSigningIn = false,
  ) => {
    const page = await openPage(chrome, service, { ...reader.options, locale: reader.language })
    await page.goto(`/sign-in?lang=${reader.language}`)
    if (isSigningIn) {
      await page.locator('[name=name]').fill('petar')
      await page.locator('[name=password]').fill(password)
      await page.locator('main [type=submit]').click()
    }
    for (const address of addresses) {
      wrongs.push(...(await look(page, address, { ...reader, isAudited: reader.audits !== null })))
      seen.add(new URL(page.url()).pathname)
    }
    await page.context().close()
  }

  beforeAll(async () => {
    const opened = await Promise.all([openChromium(), openWholeService({ env: mail })])
    chrome = opened[0]
    service = opened[1]
  }, 120_000)
  afterAll(async () => {
    await chrome?.close()
    await service?.close()
  }, 60_000)

  it('is whole, quiet, at home and fit for everybody', async () => {
    for (const reader of readers) await lookAt(reader, [service.welcome ?? ''])
    const page = await openPage(chrome, service)
    await beFirst(page, service)
    await page.context().close()
    const links = await peopleIn(service)
    for (const reader of readers) {
      await lookAt(reader, ['/sign-in', '/forgot', ...links])
      await lookAt(reader, ['/sign-in/code'], true)
    }
    expect(wrongs).toEqual([])
    expect([...seen].sort()).toEqual([...doors])
  }, 120_000)
})
