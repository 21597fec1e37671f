import { hostname } from 'node:os'
import { beforeAll, describe, expect, it } from 'vitest'
import { inBrowser } from './in-browser.js'

const isHere = process.platform === 'linux'

describe.skipIf(!isHere)('the register and this machine', () => {
  const house = inBrowser()
  let machine: string
  beforeAll(async () => {
    machine = await house.service.reportThisMachine()
  }, 120_000)
  const asset = (id: string) => house.service.services.register.value.assets.find((entry) => entry.id === id)

  it('records the machine that reports in one step, and takes that back', async () => {
    const page = await house.open()
    await page.goto('/links')
    const card = page.locator('.link-card')
    expect(await card.count()).toBe(1)
    expect(await card.locator('h2').innerText()).toBe(hostname())
    await card.getByLabel('Inventory number').fill('PC-ONE')
    await card.getByLabel('Kind').selectOption('computer')
    await card.getByRole('button', { name: 'Record it' }).click()
    expect(await page.getByRole('status').innerText()).toBe('PC-ONE was recorded.')
    expect(await page.innerText('main')).toContain('Everything that is observed is recorded')

    await page.goto(`/hosts/${encodeURIComponent(machine)}`)
    await page.getByRole('main').getByRole('link', { name: 'PC-ONE' }).first().click()
    expect(new URL(page.url()).pathname).toBe('/register/assets/PC-ONE')
    await page.getByRole('link', { name: hostname() }).first().click()
    expect(new URL(page.url()).pathname).toBe(`/hosts/${encodeURIComponent(machine)}`)

    await page.goto('/history')
    await page.locator('.history-list').getByRole('link', { name: 'Edit 2' }).first().click()
    await page.getByRole('button', { name: 'Take this edit back' }).click()
    expect(await page.getByRole('status').innerText()).toBe('Edit 2 was taken back.')
    expect(asset('PC-ONE')).toBeUndefined()
    await page.goto('/links')
    expect(await card.count()).toBe(1)
    expect(page.wrongs).toEqual([])
    await page.context().close()
  }, 60_000)

  it('links an asset that was typed into the form, first by hand, then by its answer', async () => {
    const page = await house.open()
    await page.goto('/register/assets')
    await page.getByRole('link', { name: 'Add an asset' }).first().click()
    await page.getByLabel('Inventory number').fill('PC-TWO')
    await page.getByLabel('Kind', { exact: true }).selectOption('computer')
    await page.getByLabel('Model', { exact: true }).fill('OptiPlex 3080')
    await page.getByRole('button', { name: 'Save' }).click()
    expect(await page.getByRole('status').innerText()).toBe('PC-TWO was added.')

    await page.goto('/links')
    const card = page.locator('.link-card')
    await card.getByLabel('Asset', { exact: true }).fill('PC-TWO')
    await card.getByRole('button', { name: 'It is this one' }).click()
    expect(asset('PC-TWO')?.subject).toBe(machine)
    await page.goto('/links?list=linked')
    await page.getByRole('button', { name: 'Take the link back' }).click()
    expect(asset('PC-TWO')?.subject).toBeUndefined()

    await page.goto('/register/assets/PC-TWO/edit')
    await page.getByLabel('Observed device').fill(machine)
    await page.getByRole('button', { name: 'Save' }).click()
    expect(await page.getByRole('status').innerText()).toBe('PC-TWO was saved.')
    await page.goto(`/hosts/${encodeURIComponent(machine)}`)
    expect(
      await page.getByRole('main').getByRole('link', { name: 'PC-TWO' }).first().getAttribute('href'),
    ).toBe('/register/assets/PC-TWO')
    expect(page.wrongs).toEqual([])
    await page.context().close()
  }, 60_000)

  it('tells the second of two people who edit the same thing, and overwrites nothing', async () => {
    const { services } = house.service
    await services.editor.edit(
      {
        action: 'edit',
        changes: [
          { part: 'assets', id: 'UPS-1', body: { id: 'UPS-1', kind: 'ups', state: 'in-use', serial: 'A' } },
        ],
      },
      { id: 'test', name: 'test' },
    )
    const [ana, petar] = [await house.open(), await house.open({ javaScriptEnabled: false })]
    for (const page of [ana, petar]) await page.goto('/register/assets/UPS-1/edit')
    await petar.getByLabel('Serial number').fill('B')
    await petar.getByRole('button', { name: 'Save' }).click()
    expect(await petar.getByRole('status').innerText()).toBe('UPS-1 was saved.')

    await ana.getByLabel('Serial number').fill('C')
    await ana.getByLabel('Model', { exact: true }).fill('Smart-UPS 1500')
    await ana.getByRole('button', { name: 'Save' }).click()
    expect(await ana.getByRole('alert').innerText()).toContain('Somebody else was faster')
    expect(asset('UPS-1')).toMatchObject({ serial: 'B' })
    await ana.getByLabel('Mine, as in the form below:').check()
    await ana.getByRole('button', { name: 'Save' }).click()
    expect(asset('UPS-1')).toMatchObject({ serial: 'C', model: 'Smart-UPS 1500' })

    await ana.goto('/register/assets/UPS-1')
    await ana
      .locator('#history')
      .getByRole('button', { name: /^Take back edit/ })
      .first()
      .click()
    expect(asset('UPS-1')).toEqual({ id: 'UPS-1', kind: 'ups', state: 'in-use', serial: 'B' })
    expect(petar.wrongs).toEqual([])
    // Its only word is the browser's own about the answer 409.
    expect(ana.wrongs.filter((wrong) => !wrong.includes('status of 409'))).toEqual([])
    await Promise.all([ana.context().close(), petar.context().close()])
  }, 60_000)
})
