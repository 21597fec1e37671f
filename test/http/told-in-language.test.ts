import { afterEach, beforeEach, expect, test } from 'vitest'
import { formOf, furnishOffice } from '../web/register/office.js'
import { visitor } from '../web/visitor.js'
import { openWorld, type World } from './world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
  await furnishOffice(world)
})
afterEach(() => world.close())

/** A page without its head, where languages are named in their own words. */
const bodyOf = (page: string) => page.slice(page.indexOf('<main'))

const state = { asset: 'MOON-1', state: 'retired', version: '' }

test.each([
  ['en', 'There is no asset MOON-1.'],
  ['sr-Cyrl', 'Нема средства MOON-1.'],
  ['sr-Latn', 'Nema sredstva MOON-1.'],
])('a page says in %s why it refuses', async (language, words) => {
  const operator = await visitor(world, 'operator', language)
  const refused = await operator.send('/links/state', state)
  expect(refused.status).toBe(404)
  const page = bodyOf(await refused.text())
  expect(page).toContain(words)
  expect(page).not.toContain('lang="en"')
})

test('who changes the language where a form was refused does not land at an address that only takes forms', async () => {
  const operator = await visitor(world, 'operator')
  const page = await (await operator.send('/links/state', state)).text()
  expect(page).toContain('href="/?lang=sr-Cyrl"')
  expect(page).not.toContain('/links/state?lang=')
})

test('the API says it in English, whatever its reader speaks', async () => {
  const token = await world.token('operator')
  const headers = { Authorization: `Bearer ${token}`, 'Accept-Language': 'sr' }
  const response = await world.app.request('/api/v1/register/edits/99', { headers })
  expect(await response.json()).toMatchObject({ detail: 'There is no edit 99.' })
})

test('each fault is told in the language of the page', async () => {
  const operator = await visitor(world, 'operator', 'sr-Cyrl')
  const wrong = await operator.get('/checklists?as-of=tomorrow')
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('није ни датум као 2026-06-30')
  const form = formOf(await operator.page('/register/places/rack-1/edit'))
  const refused = await operator.send('/register/places/rack-1/edit', { ...form, 'f.rackUnits': '1' })
  const page = await refused.text()
  expect(page).toContain('После ове измене регистар не би био исправан: 1 грешка.')
  expect(page).toMatch(/rackUnit: је \d+, а рек орман „rack-1” има 1 јединица/)
})

test('what a role may not do is said with the name of the role', async () => {
  const viewer = await visitor(world, 'viewer', 'sr-Cyrl')
  const page = await (await viewer.get('/people')).text()
  expect(page).toContain('Ваша улога (читалац) то не дозвољава.')
})

test('why a table cannot be read is told in the language of the page', async () => {
  const operator = await visitor(world, 'operator', 'sr-Cyrl')
  const gone = bodyOf(await (await operator.get('/register/import/nothing')).text())
  expect(gone).not.toContain('lang="en"')
  expect(gone).toMatch(/<p class="lead">[\p{Script=Cyrillic}\p{P}\p{Z}\d]+<\/p>/u)
})
