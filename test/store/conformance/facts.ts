import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { FactSet } from '#domain/ports.js'
import { agent, at, change, factSet, hash, type Open, report, varos } from './things.js'

const timeout = (minutes: number) => ({
  since: at(minutes),
  at: at(minutes),
  reason: 'timeout' as const,
  detail: 'no answer in 20 s',
  configured: true,
})

/** Fact sets are kept with their history: what was known at any moment can be shown as it was known then. */
export const facts = (open: Open): void => {
  it('gives a new set a number, and back what was put', async () => {
    const { store } = await open()
    const frozen = factSet({
      entry: 'backup/folder',
      observedAt: at(3),
      asked: timeout(5),
      shiftSeconds: -0.5,
    })
    const [first, second] = await change(store, async (to) => [
      await to.putFactSet(factSet(), at(0)),
      await to.putFactSet(frozen, at(5)),
    ])
    expect(first).not.toBe(second)
    expect(await varos(store).factSets('host:one')).toEqual([
      { ...factSet(), id: first },
      { ...frozen, id: second },
    ])
    expect(await varos(store).factSetsOfAgent('agent-1')).toHaveLength(2)
    expect(await varos(store).factSetsOfAgent('agent-2')).toEqual([])
  })

  it('shows at any moment what was known then: content, failed asking and absence', async () => {
    const { store } = await open()
    const id = await change(store, async (to) => {
      const set = await to.putFactSet(factSet({ observedAt: at(0) }), at(0))
      await to.putFactSet(factSet({ id: set, observedAt: at(8), asked: timeout(10) }), at(10))
      await to.putFactSet(factSet({ id: set, hash: hash('b'), since: at(20), observedAt: at(20) }), at(20))
      await to.putFactSet(
        factSet({ id: set, hash: hash('b'), since: at(20), observedAt: at(25), goneAt: at(30) }),
        at(30),
      )
      return set
    })
    const then = async (minutes: number) => (await varos(store).factSets('host:one', at(minutes)))[0]
    expect(await then(-1)).toBeUndefined()
    expect(await then(9)).toEqual({ ...factSet({ observedAt: at(0) }), id })
    expect(await then(10)).toEqual({ ...factSet({ observedAt: at(8), asked: timeout(10) }), id })
    expect(await then(29)).toMatchObject({ hash: hash('b'), asked: null, goneAt: null })
    expect(await then(30)).toMatchObject({ hash: hash('b'), goneAt: at(30) })
    expect(await varos(store).factChanges('host:one', at(0), at(30))).toEqual([at(10), at(20), at(30)])
    expect(await varos(store).factChanges('host:one', at(-1), at(10))).toEqual([at(0), at(10)])
  })

  it('says of a set as fresh as its agent when the agent had last reported', async () => {
    const { store } = await open()
    await change(store, async (to) => {
      await to.putAgent(agent())
      await to.putFactSet(factSet(), at(0))
      await to.putFactSet(
        factSet({ entry: 'backup/none', hash: null, since: null, asked: timeout(0) }),
        at(0),
      )
      for (const minutes of [0, 5, 10])
        await to.putReport(report({ sequence: minutes + 1, observedAt: at(minutes) }))
    })
    const observed = async (minutes: number) =>
      (await varos(store).factSets('host:one', at(minutes))).map(({ observedAt }) => observedAt)
    expect(await observed(7)).toEqual([at(5), null])
    expect(await observed(10)).toEqual([at(10), null])
    expect(await observed(99)).toEqual([at(10), null])
  })

  it('takes the moment itself where the reports of that time are no longer kept', async () => {
    const { store } = await open()
    await change(store, async (to) => {
      await to.putFactSet(factSet(), at(0))
      await to.putReport(report({ observedAt: at(50) }))
    })
    expect((await varos(store).factSets('host:one', at(7)))[0]?.observedAt).toBe(at(7))
  })

  it('replaces what was put at the same moment, and forgets what was put after it', async () => {
    const { store } = await open()
    await change(store, async (to) => {
      const id = await to.putFactSet(factSet(), at(0))
      await to.putFactSet(factSet({ id, hash: hash('b'), since: at(20) }), at(20))
      await to.putFactSet(factSet({ id, hash: hash('c'), since: at(10) }), at(10))
      await to.putFactSet(factSet({ id, hash: hash('d'), since: at(10) }), at(10))
    })
    const hashAt = async (minutes: number) => (await varos(store).factSets('host:one', at(minutes)))[0]?.hash
    expect([await hashAt(9), await hashAt(10), await hashAt(25)]).toEqual([hash('a'), hash('d'), hash('d')])
    expect(await varos(store).factChanges('host:one', at(-1), at(60))).toEqual([at(0), at(10)])
  })

  it('keeps lost keys until they come back, and knows when they were lost', async () => {
    const { store } = await open()
    const lost = await change(store, async (to) => {
      const set = await to.putFactSet(factSet(), at(0))
      const one = { set, key: 'nightly', hash: hash('a'), since: at(5) }
      await to.putLostKey(one)
      await to.putLostKey({ ...one, key: 'weekly' })
      await to.putLostKey({ ...one, key: 'weekly', since: at(6) })
      return one
    })
    expect(await varos(store).lostKeys('host:one')).toEqual([lost, { ...lost, key: 'weekly', since: at(6) }])
    await change(store, (to) => to.endLostKey(lost.set, 'nightly', at(8)))
    expect((await varos(store).lostKeys('host:one')).map(({ key }) => key)).toEqual(['weekly'])
    expect((await varos(store).lostKeys('host:one', at(7))).map(({ key }) => key)).toEqual([
      'nightly',
      'weekly',
    ])
    expect(await varos(store).lostKeys('host:two')).toEqual([])
  })

  it('makes the sets of an agent what they were just before a moment', async () => {
    const { store } = await open()
    const before = await change(store, async (to) => {
      const set = factSet()
      const id = await to.putFactSet(set, at(0))
      await to.putFactSet({ ...set, id, observedAt: at(5), asked: timeout(10) }, at(10))
      await to.putLostKey({ set: id, key: 'weekly', hash: hash('a'), since: at(10) })
      return { ...set, id }
    })
    const [known] = await varos(store).factSets('host:one')
    await change(store, async (to) => {
      await to.endLostKey(before.id, 'weekly', at(20))
      await to.putFactSet({ ...before, hash: hash('b'), since: at(20) }, at(20))
      await to.putFactSet(factSet({ entry: 'backup/folder' }), at(25))
      await to.putLostKey({ set: before.id, key: 'nightly', hash: hash('a'), since: at(20) })
      await to.rewindFacts('agent-1', at(20))
    })
    expect(await varos(store).factSets('host:one')).toEqual([known])
    expect(await varos(store).factSets('host:one', at(30))).toMatchObject([{ asked: timeout(10) }])
    expect(await varos(store).lostKeys('host:one')).toMatchObject([{ key: 'weekly' }])
    await change(store, (to) => to.rewindFacts('agent-1', at(10)))
    expect(await varos(store).factSets('host:one')).toEqual([before])
    expect(await varos(store).lostKeys('host:one')).toEqual([])
  })

  it('at any instant knows what a plain list of puts knows', async () => {
    const { store } = await open()
    const puts = fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 30 }),
        content: fc.option(fc.constantFrom('a', 'b')),
        failed: fc.boolean(),
        gone: fc.boolean(),
      }),
      { maxLength: 20 },
    )
    let round = 0
    await fc.assert(
      fc.asyncProperty(puts, async (all) => {
        const organisation = `varos-${round++}`
        let log: { at: number; set: FactSet }[] = []
        await store.transaction(async (tx) => {
          let id = 0
          for (const put of all) {
            const set = factSet({
              id,
              hash: put.content === null ? null : hash(put.content),
              since: put.content === null ? null : at(put.at),
              observedAt: at(put.at),
              asked: put.failed ? timeout(put.at) : null,
              goneAt: put.gone ? at(put.at) : null,
            })
            id = await tx.of(organisation).putFactSet(set, at(put.at))
            log = [...log.filter((each) => each.at < put.at), { at: put.at, set: { ...set, id } }]
          }
        })
        for (let moment = -1; moment <= 31; moment += 1) {
          const last = log.filter((each) => each.at <= moment).at(-1)
          expect(await store.of(organisation).factSets('host:one', at(moment))).toEqual(
            last ? [last.set] : [],
          )
        }
      }),
      { numRuns: 60 },
    )
  })
}
