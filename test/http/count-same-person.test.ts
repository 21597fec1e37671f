import { afterEach, beforeEach, expect, it } from 'vitest'
import { countSheet } from '#service/count-sheet.js'
import { type CountWorld, openCountWorld } from './count-world.js'

let world: CountWorld
beforeEach(async () => {
  world = await openCountWorld()
  await world.api('operator', 'POST', '/counts', { date: '2026-12-31' })
})
afterEach(() => world.close())

it('lets nobody sign a count by a second account of theirs', async () => {
  const { counts } = world.services
  const counting = await world.user('operator', { person: 'P-1' })
  const [same, other] = [
    await world.user('approver', { person: 'P-1' }),
    await world.user('approver', { person: 'P-2' }),
  ]
  await counts.mark('2026', { id: 'phone-0001', tag: 'P-0001', found: 'found' }, counting)
  await counts.close('2026', { withOpen: true }, { id: 'admin', name: 'admin' })
  const { hash } = countSheet(await counts.view('2026'))
  await expect(counts.sign('2026', hash, same)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(counts.sign('2026', hash, other)).resolves.toMatchObject({ state: 'signed' })
})
