import { afterEach, beforeEach, expect, it } from 'vitest'
import { states } from '#contract/verdict.js'
import { foldChecklist, foldChecklists } from '#service/fold-checklist.js'
import { openWorld, organisation, type World } from '../http/world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

const judge = async (state: (typeof states)[number], thing: string) =>
  world.store.transaction((tx) =>
    tx.of(organisation).putVerdict('backup-recent', thing, world.clock.now(), {
      rule: 'backup-recent',
      thing,
      subject: null,
      state,
      since: null,
      flipsAt: null,
      evidence: {},
    }),
  )

it('comes to the same as the whole checklist, for every state, now and on a past day', async () => {
  for (const [index, state] of states.entries()) {
    world.setNow(`2026-11-2${index + 2}T07:00:00.000Z`)
    await judge(state, `x:${index}`)
    await judge('pass', `y:${index}`)
  }
  world.setNow('2026-12-01T07:00:00.000Z')
  for (const asOf of [
    null,
    '2026-11-21T00:00:00.000Z',
    '2026-11-23T12:00:00.000Z',
    '2026-11-26T12:00:00.000Z',
  ]) {
    const whole = await world.services.checklist('iso27001', asOf)
    const folded = await foldChecklist(world.services, 'iso27001', asOf)
    const shape = (rows: readonly { id: string; state: string; n: number; m: number; unchecked: object }[]) =>
      rows.map(({ id, state, n, m, unchecked }) => ({ id, state, n, m, unchecked }))
    expect(shape(folded.rows)).toEqual(shape(whole.rows))
    expect(folded.states).toEqual(whole.summary.states)
    expect(folded.rows.find(({ id }) => id === '8.13')?.rules[0]?.counts ?? {}).toEqual(
      whole.rows.find(({ id }) => id === '8.13')?.rules[0]?.counts ?? {},
    )
  }
})

it('is there for every framework, and for no other', async () => {
  const all = await foldChecklists(world.services, null)
  expect(all.map(({ framework }) => framework.id)).toEqual([...world.services.frameworks.byId.keys()])
  await expect(foldChecklist(world.services, 'iso9', null)).rejects.toMatchObject({ code: 'not_found' })
})
