import { expect, it } from 'vitest'
import { alert, at, change, notice, type Open, varos } from './things.js'

/** Alerts from first notice to end, and what is still to be told of them. */
export const alerts = (open: Open): void => {
  it('opens, updates and closes an alert, and finds the open one', async () => {
    const { store } = await open()
    const id = await change(store, (to) => to.alerts.open(alert()))
    const find = () => varos(store).alerts.openFor('backup-recent', 'host:one/backup/nightly')
    expect(await find()).toEqual({ ...alert(), id, closedAt: null })
    await change(store, (to) =>
      to.alerts.update(id, { state: 'fail', since: at(3), evidence: { detail: 'x' } }),
    )
    expect(await find()).toMatchObject({ state: 'fail', since: at(3), evidence: { detail: 'x' } })
    await change(store, (to) => to.alerts.close(id, at(9)))
    expect(await find()).toBeNull()
    expect(await varos(store).alerts.get(id)).toMatchObject({ closedAt: at(9) })
    expect(await varos(store).alerts.get(id + 1)).toBeNull()
  })

  it('tells silence from a rule on the same thing', async () => {
    const { store } = await open()
    await change(store, (to) => to.alerts.open(alert({ cause: 'silence', rule: null, thing: 'host:one' })))
    expect(await varos(store).alerts.openFor(null, 'host:one')).toMatchObject({ cause: 'silence' })
    expect(await varos(store).alerts.openFor('backup-recent', 'host:one')).toBeNull()
  })

  it('lists them newest first, now and as they were', async () => {
    const { store } = await open()
    await change(store, async (to) => {
      const first = await to.alerts.open(alert({ thing: 'a', openedAt: at(0) }))
      await to.alerts.open(alert({ thing: 'b', openedAt: at(10), subject: 'host:two' }))
      await to.alerts.open(alert({ thing: 'c', openedAt: at(20) }))
      await to.alerts.close(first, at(15))
    })
    const things = async (filter: Parameters<ReturnType<typeof varos>['alerts']['list']>[0]) =>
      (await varos(store).alerts.list(filter)).map(({ thing, closedAt }) => thing + (closedAt ? '!' : ''))
    expect(await things({})).toEqual(['c', 'b', 'a!'])
    expect(await things({ open: true })).toEqual(['c', 'b'])
    expect(await things({ open: false })).toEqual(['a!'])
    expect(await things({ subject: 'host:two' })).toEqual(['b'])
    expect(await things({ limit: 1 })).toEqual(['c'])
    expect(await things({ before: 3, limit: 1 })).toEqual(['b'])
    expect(await things({ asOf: at(12) })).toEqual(['b', 'a'])
    expect(await things({ asOf: at(12), open: true })).toEqual(['b', 'a'])
    expect(await things({ asOf: at(15), open: true })).toEqual(['b'])
    expect(await things({ asOf: at(15), open: false })).toEqual(['a!'])
  })

  it('keeps a notice until its message is taken, through every retry', async () => {
    const { store, reopen } = await open()
    await change(store, async (to) => {
      const of = await to.alerts.open(alert())
      await to.outbox.queue(notice({ alert: of, dueAt: at(5) }))
      await to.outbox.queue(notice({ alert: of, dueAt: at(3), recipient: 'second@example.org' }))
    })
    const again = await reopen()
    const outbox = () => varos(again).outbox
    expect(await outbox().nextDue()).toBe(at(3))
    expect((await outbox().due(at(4))).map(({ recipient }) => recipient)).toEqual(['second@example.org'])
    const due = await outbox().due(at(5))
    expect(due.map(({ dueAt }) => dueAt)).toEqual([at(3), at(5)])
    await change(again, (to) =>
      to.outbox.bind(
        due.map(({ id }) => id),
        'm-1',
        at(6),
      ),
    )
    expect(await outbox().lastMessageAt('mail', 'it@example.org', 'now')).toBe(at(6))
    expect(await outbox().lastMessageAt('mail', 'it@example.org', 'digest')).toBeNull()
    await change(again, (to) => to.outbox.retry('m-1', at(10), '451 try again'))
    expect(await outbox().due(at(9))).toEqual([])
    expect((await outbox().due(at(10)))[0]).toMatchObject({
      message: 'm-1',
      attempts: 1,
      error: '451 try again',
    })
    await change(again, (to) => to.outbox.sent('m-1', at(11)))
    expect(await outbox().waiting()).toEqual([])
    expect(await outbox().nextDue()).toBeNull()
    expect(
      (await outbox().ofAlert(1)).map(({ sentAt, attempts, error }) => [sentAt, attempts, error]),
    ).toEqual([
      [at(11), 2, null],
      [at(11), 2, null],
    ])
  })

  it('gives up a message that can never be taken, and says why', async () => {
    const { store } = await open()
    await change(store, async (to) => {
      const of = await to.alerts.open(alert())
      await to.outbox.queue(notice({ alert: of, dueAt: at(5) }))
      await to.outbox.bind([1], 'm-1')
      await to.outbox.giveUp('m-1', at(6), '550 no such user')
      await to.outbox.sent('m-1', at(7))
    })
    expect(await varos(store).outbox.waiting()).toEqual([])
    expect(await varos(store).outbox.ofAlert(1)).toMatchObject([
      { failedAt: at(6), sentAt: null, error: '550 no such user', attempts: 1 },
    ])
    expect(await varos(store).outbox.lastMessageAt('mail', 'it@example.org', 'now')).toBe(at(5))
  })

  it('takes back only what no message carries yet, and never gives its number again', async () => {
    const { store } = await open()
    const withdrawn = await change(store, async (to) => {
      const of = await to.alerts.open(alert())
      await to.outbox.queue(notice({ alert: of, recipient: 'bound' }))
      await to.outbox.bind([1], 'm-1', at(2))
      await to.outbox.queue(notice({ alert: of, recipient: 'waiting' }))
      const count = await to.outbox.withdraw(of, 'opened')
      await to.outbox.queue(notice({ alert: of, recipient: 'new', kind: 'closed' }))
      return [count, await to.outbox.withdraw(of, 'opened')]
    })
    expect(withdrawn).toEqual([1, 0])
    expect((await varos(store).outbox.ofAlert(1)).map(({ id, recipient }) => [id, recipient])).toEqual([
      [1, 'bound'],
      [3, 'new'],
    ])
  })
}
