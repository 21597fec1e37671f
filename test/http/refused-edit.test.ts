import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { furnishOffice, reader } from '../web/register/office.js'
import { openWorld, type World } from './world.js'

let world: World
let file: string
beforeEach(async () => {
  world = await openWorld()
  await furnishOffice(world)
  file = join(world.folder, 'inventory.json')
})
afterEach(() => world.close())

const notice = 'was edited by hand and is not in order'
const badEdit = async () => {
  const good = await readFile(file, 'utf8')
  await writeFile(file, good.replace('"place": "rack-1"', '"place": "moon"'))
  return good
}
const until = (done: () => Promise<unknown>) => vi.waitFor(done, { timeout: 10_000, interval: 50 })

test('pages tell who may mend it where the file was edited badly, until it is in order again', async () => {
  const operator = await reader(world, 'operator')
  expect((await operator.get('/register/assets')).text).not.toContain(notice)
  const good = await badEdit()
  await until(async () => expect((await operator.get('/register/assets')).text).toContain(notice))
  const { text } = await operator.get('/')
  expect(text).toContain(notice)
  expect(text).toMatch(/inventory\.json:\d+:\d+/)
  expect(text).toContain('there is no “moon” in places')
  // Put back as it was: the register is no other one, and the notice goes all the same.
  await writeFile(file, good)
  expect((await operator.get('/')).text).not.toContain(notice)
})

test('who may only read is told that the register is not the file, in their language, without its path', async () => {
  const viewer = await reader(world, 'viewer', 'sr')
  await badEdit()
  await until(async () => expect((await viewer.get('/')).text).toContain('важи последњи исправан регистар'))
  expect((await viewer.get('/')).text).not.toContain('inventory.json')
})

test('another organisation in the file stays refused, though it is a register', async () => {
  const operator = await reader(world, 'operator')
  await writeFile(file, (await readFile(file, 'utf8')).replace('"id": "plandiste"', '"id": "vrsac"'))
  await until(async () => expect((await operator.get('/')).text).toContain(notice))
  expect((await operator.get('/')).text).toContain('everything here is kept as “plandiste”')
})
