import fc from 'fast-check'
import { expect, it } from 'vitest'
import { states } from '#contract/verdict.js'
import type { OrganisationWriter } from '#domain/ports.js'
import { agent, at, change, type Open, varos, verdict } from './things.js'

/** Verdicts are spans: what is, what was at any moment, and when time alone will change it. */
export const verdicts = (open: Open): void => {
  it('tells the verdicts of the register alone from those of subjects', async () => {
    const { store } = await open()
    await change(store, async (to) => {
      await to.putVerdict('backup-recent', 'host:one', at(0), verdict({ thing: 'host:one' }))
      await to.putVerdict(
        'warranty',
        'asset:A-1',
        at(0),
        verdict({ rule: 'warranty', thing: 'asset:A-1', subject: null }),
      )
    })
    const things = async (subject: string | null) =>
      (await varos(store).verdicts({ subject })).map(({ thing }) => thing)
    expect(await things(null)).toEqual(['asset:A-1'])
    expect(await things('host:one')).toEqual(['host:one'])
  })

  it('shows the verdicts of now, and at any moment those of then', async () => {
    const { store } = await open()
    const thing = 'job'
    await change(store, async (to) => {
      await to.putVerdict('r', thing, at(0), verdict({ state: 'pass' }))
      await to.putVerdict('r', thing, at(10), verdict({ state: 'lapsed', since: at(10) }))
      await to.putVerdict('r', thing, at(20), null)
    })
    const stateAt = async (minutes: number) =>
      (await varos(store).verdicts({ asOf: at(minutes) })).map(({ state }) => state)
    expect(await stateAt(-1)).toEqual([])
    expect(await stateAt(0)).toEqual(['pass'])
    expect(await stateAt(9)).toEqual(['pass'])
    expect(await stateAt(10)).toEqual(['lapsed'])
    expect(await stateAt(19)).toEqual(['lapsed'])
    expect(await stateAt(20)).toEqual([])
    expect(await varos(store).verdicts()).toEqual([])
  })

  it('gives back what was put, with the span in which it holds', async () => {
    const { store } = await open()
    const put = verdict({
      rule: 'r',
      thing: 'job',
      state: 'lapsed',
      since: at(-90),
      flipsAt: at(50),
      evidence: { reason: 'stale', values: { job: 'ноћна', count: 3 } },
    })
    await change(store, (to) => to.putVerdict('r', 'job', at(0), put))
    expect(await varos(store).verdicts()).toEqual([{ ...put, from: at(0), until: null }])
  })

  it('filters by subject, rule, thing and state, and goes on after the last one seen', async () => {
    const { store } = await open()
    await change(store, async (to) => {
      for (const rule of ['a', 'b'])
        for (const thing of ['one two', 'three', 'x'])
          await to.putVerdict(
            rule,
            thing,
            at(0),
            verdict({ subject: thing, state: rule === 'a' ? 'pass' : 'fail' }),
          )
    })
    const names = async (filter: Parameters<ReturnType<typeof varos>['verdicts']>[0]) =>
      (await varos(store).verdicts(filter)).map(({ rule, thing }) => `${rule} ${thing}`)
    expect(await names({ subject: 'x' })).toEqual(['a x', 'b x'])
    expect(await names({ rule: 'a', thing: 'three' })).toEqual(['a three'])
    expect(await names({ states: ['fail', 'lapsed'] })).toEqual(['b one two', 'b three', 'b x'])
    expect(await names({ states: [] })).toEqual([])
    const all = await names({})
    const paged: string[] = []
    for (
      let page = await names({ limit: 2 });
      page.length > 0;
      page = await names({ limit: 2, after: page.at(-1) ?? '' })
    )
      paged.push(...page)
    expect(paged).toEqual(all)
    expect(all).toEqual(['a one two', 'a three', 'a x', 'b one two', 'b three', 'b x'])
  })

  it('counts the verdicts that stand by rule, state and reason, and gives the oldest of each', async () => {
    const { store } = await open()
    const put = (thing: string, minutes: number, state: 'fail' | 'pass' | 'unknown', reason?: 'stale') => {
      const evidence = reason ? { reason } : {}
      return (to: OrganisationWriter) =>
        to.putVerdict('r', thing, at(minutes), verdict({ state, since: at(minutes), evidence }))
    }
    const groups = async () =>
      (await varos(store).observed.verdictGroups())
        .map(({ rule, state, reason, count }) => `${rule} ${state} ${reason} ${count}`)
        .sort()
    const oldest = async (state: 'fail' | 'unknown', reason: 'stale' | null, limit = 9) =>
      (await varos(store).observed.oldestOf({ rule: 'r', state, reason }, limit)).map(({ thing }) => thing)
    for (const step of [put('late', 5, 'fail'), put('early', 1, 'fail'), put('good', 1, 'pass')])
      await change(store, step)
    await change(store, put('dumb', 2, 'unknown', 'stale'))
    await change(store, put('odd', 3, 'unknown'))
    expect(await groups()).toEqual([
      'r fail null 2',
      'r pass null 1',
      'r unknown null 1',
      'r unknown stale 1',
    ])
    expect(await oldest('fail', null)).toEqual(['early', 'late'])
    expect(await oldest('fail', null, 1)).toEqual(['early'])
    expect(await oldest('unknown', 'stale')).toEqual(['dumb'])
    expect(await oldest('unknown', null)).toEqual(['odd'])
    await change(store, put('early', 9, 'pass'))
    await change(store, put('late', 5, 'unknown', 'stale'))
    await change(store, (to) => to.putVerdict('r', 'odd', at(9), null))
    expect(await groups()).toEqual(['r pass null 2', 'r unknown stale 2'])
    await change(store, (to) => to.rewindVerdicts('host:one', at(9)))
    expect(await groups()).toEqual([
      'r fail null 1',
      'r pass null 1',
      'r unknown null 1',
      'r unknown stale 2',
    ])
    expect(await oldest('fail', null)).toEqual(['early'])
  })

  it('knows whether any agent is heard, and when the last one was', async () => {
    const { store } = await open()
    const hearing = (minutes: number) => varos(store).observed.hearing(at(minutes))
    expect(await hearing(0)).toBeNull()
    await change(store, (to) => to.putAgent(agent({ revokedAt: at(0), staleAt: at(90) })))
    expect(await hearing(0)).toBeNull()
    await change(store, (to) => to.putAgent(agent({ id: 'agent-2', staleAt: at(20), receivedAt: at(5) })))
    expect(await hearing(19)).toEqual({ isHeard: true, lastReportAt: null })
    expect(await hearing(20)).toEqual({ isHeard: false, lastReportAt: at(5) })
  })

  it('knows what flips next, the earliest first, and forgets it with the verdict', async () => {
    const { store } = await open()
    await change(store, async (to) => {
      await to.putVerdict('r', 'late', at(0), verdict({ flipsAt: at(30) }))
      await to.putVerdict('r', 'soon', at(0), verdict({ flipsAt: at(10) }))
      await to.putVerdict('r', 'never', at(0), verdict({ flipsAt: null }))
    })
    const things = async (until: number, limit = 10) =>
      (await varos(store).flips(at(until), limit)).map(({ thing }) => thing)
    expect(await things(9)).toEqual([])
    expect(await things(10)).toEqual(['soon'])
    expect(await things(60)).toEqual(['soon', 'late'])
    expect(await things(60, 1)).toEqual(['soon'])
    expect(await store.nextWake()).toBe(at(10))
    await change(store, (to) => to.putVerdict('r', 'soon', at(10), null))
    expect(await store.nextWake()).toBe(at(30))
  })

  it('wakes for the first agent that becomes stale, until that was judged', async () => {
    const { store } = await open()
    expect(await store.nextWake()).toBeNull()
    await change(store, async (to) => {
      await to.putVerdict('r', 'late', at(0), verdict({ flipsAt: at(30) }))
      await to.putAgent(agent({ staleAt: at(20) }))
      await to.putAgent(agent({ id: 'agent-2', staleAt: at(25) }))
      await to.putAgent(agent({ id: 'agent-3', staleAt: at(5), isStale: true }))
    })
    expect(await store.nextWake()).toBe(at(20))
    expect((await store.staleAgents(at(19))).map(({ id }) => id)).toEqual([])
    expect((await store.staleAgents(at(25))).map(({ id }) => id)).toEqual(['agent-1', 'agent-2'])
    await change(store, (to) => to.touchAgent('agent-1', agent({ staleAt: at(20), isStale: true })))
    expect(await store.nextWake()).toBe(at(25))
  })

  it('counts the verdicts of a subject as they were', async () => {
    const { store } = await open()
    await change(store, async (to) => {
      await to.putSubject({ id: 'host:one', kind: 'host', name: 'one', firstSeen: at(0), verdicts: {} })
      await to.putSubject({ id: 'host:two', kind: 'host', name: 'two', firstSeen: at(7), verdicts: {} })
      await to.putVerdict('r', 'a', at(1), verdict({ state: 'pass' }))
      await to.putVerdict('r', 'b', at(1), verdict({ state: 'pass' }))
      await to.putVerdict('r', 'b', at(5), verdict({ state: 'fail' }))
      await to.countVerdicts('host:one', { pass: 1, fail: 1 })
    })
    const then = await varos(store).subjects({ asOf: at(4) })
    expect(then.map(({ id, verdicts: counts }) => [id, counts])).toEqual([['host:one', { pass: 2 }]])
    const now = await varos(store).subjects({ kind: 'host' })
    expect(now.map(({ id, verdicts: counts }) => [id, counts])).toEqual([
      ['host:one', { pass: 1, fail: 1 }],
      ['host:two', {}],
    ])
    expect((await varos(store).subjects({ after: 'host:one', limit: 5 })).map(({ id }) => id)).toEqual([
      'host:two',
    ])
    expect(await varos(store).subjects({ kind: 'ups' })).toEqual([])
  })

  it('rewinds a subject to what stood just before, and nothing else', async () => {
    const { store } = await open()
    await change(store, async (to) => {
      await to.putVerdict('r', 'a', at(0), verdict({ state: 'pass' }))
      await to.putVerdict('r', 'a', at(10), verdict({ state: 'fail' }))
      await to.putVerdict('r', 'a', at(20), verdict({ state: 'lapsed' }))
      await to.putVerdict('r', 'b', at(5), verdict({ state: 'due' }))
      await to.putVerdict('r', 'b', at(10), null)
      await to.putVerdict('r', 'other', at(15), verdict({ subject: 'host:two', state: 'fail' }))
      await to.rewindVerdicts('host:one', at(10))
    })
    const now = (await varos(store).verdicts()).map(({ thing, state, from }) => [thing, state, from])
    expect(now).toEqual([
      ['a', 'pass', at(0)],
      ['b', 'due', at(5)],
      ['other', 'fail', at(15)],
    ])
  })

  it('at any instant knows what a plain list of changes knows, rewound or not', async () => {
    const minutes = fc.integer({ min: 0, max: 40 })
    const steps = fc.array(
      fc.oneof(
        {
          weight: 6,
          arbitrary: fc.record({
            kind: fc.constant('put' as const),
            thing: fc.constantFrom('a', 'b'),
            at: minutes,
            state: fc.option(fc.constantFrom(...states)),
          }),
        },
        { weight: 1, arbitrary: fc.record({ kind: fc.constant('rewind' as const), at: minutes }) },
      ),
      { maxLength: 25 },
    )
    const { store } = await open()
    let round = 0
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const organisation = `varos-${round++}`
        const log: { thing: string; at: number; state: string | null }[] = []
        await store.transaction(async (tx) => {
          const to = tx.of(organisation)
          for (const step of all) {
            if (step.kind === 'put') {
              // From its moment on only the last put holds: later ones are forgotten.
              for (let i = log.length - 1; i >= 0; i -= 1)
                if (log[i]?.thing === step.thing && (log[i]?.at ?? 0) >= step.at) log.splice(i, 1)
              log.push({ thing: step.thing, at: step.at, state: step.state })
              await to.putVerdict(
                'r',
                step.thing,
                at(step.at),
                step.state === null ? null : verdict({ state: step.state }),
              )
            } else {
              for (let i = log.length - 1; i >= 0; i -= 1) if ((log[i]?.at ?? 0) >= step.at) log.splice(i, 1)
              await to.rewindVerdicts('host:one', at(step.at))
            }
          }
        })
        for (let moment = 0; moment <= 41; moment += 1) {
          const expected = ['a', 'b'].flatMap((thing) => {
            const last = log.filter((each) => each.thing === thing && each.at <= moment).at(-1)
            return last?.state ? [[thing, last.state]] : []
          })
          const known = await store.of(organisation).verdicts({ asOf: at(moment) })
          expect(known.map(({ thing, state }) => [thing, state])).toEqual(expected)
        }
        const present = await store.of(organisation).verdicts()
        const counted = await store.of(organisation).observed.verdictGroups()
        expect(Object.fromEntries(counted.map(({ state, count }) => [state, count]))).toEqual(
          Object.fromEntries(
            [...Map.groupBy(present, ({ state }) => state)].map(([state, of]) => [state, of.length]),
          ),
        )
        expect(present.map(({ thing }) => thing)).toEqual(
          (await store.of(organisation).verdicts({ asOf: at(41) })).map(({ thing }) => thing),
        )
      }),
      { numRuns: 60 },
    )
  })
}
