import { expect, it } from 'vitest'
import type { OrganisationReader, OrganisationWriter } from '#domain/ports.js'
import { agent, alert, at, change, hash, notice, type Open, report, varos, verdict } from './things.js'

/** What a transaction promises: all or nothing, one after another, on disk when it returns, and unseen until then. */
export const transactions = (open: Open): void => {
  it('has what was committed when it is opened again', async () => {
    const { store, reopen } = await open()
    await change(store, async (to) => {
      await to.putAgent({ ...agent(), keyHash: hash('key') })
      await to.putBody(hash('short'), 'backup', [{ job: 'nightly' }])
      await to.putBody(
        hash('long'),
        'software',
        Array.from({ length: 500 }, (_, n) => ({ name: `пакет-${n}` })),
      )
      await to.putReport(report())
      await to.putVerdict('backup-recent', 'job', at(0), verdict())
    })
    const again = await reopen()
    expect(await again.agentByKey(hash('key'))).toEqual(agent())
    expect(await varos(again).body(hash('short'))).toEqual([{ job: 'nightly' }])
    expect(await varos(again).body(hash('long'))).toHaveLength(500)
    expect((await varos(again).body(hash('long')))?.[499]).toEqual({ name: 'пакет-499' })
    expect(await varos(again).report('agent-1', 'instance-1', 1)).toEqual(report())
    expect(await varos(again).verdicts()).toHaveLength(1)
  })

  it('keeps nothing of a transaction that throws, and tells why', async () => {
    const { store, reopen } = await open()
    const failing = change(store, async (to) => {
      await to.putAgent(agent())
      await to.putReport(report())
      await to.alerts.open(alert())
      await to.outbox.queue(notice())
      await to.putVerdict('backup-recent', 'job', at(0), verdict())
      throw new RangeError('no such topic')
    })
    await expect(failing).rejects.toThrow(new RangeError('no such topic'))
    const expectNothing = async (from: OrganisationReader) => {
      expect(await from.agents()).toEqual([])
      expect(await from.alerts.list()).toEqual([])
      expect(await from.outbox.waiting()).toEqual([])
      expect(await from.verdicts()).toEqual([])
      expect(await from.report('agent-1', 'instance-1', 1)).toBeNull()
    }
    await expectNothing(varos(store))
    await expectNothing(varos(await reopen()))
  })

  it('takes the next transaction after one that threw', async () => {
    const { store } = await open()
    const failing = change(store, async (to) => {
      await to.putAgent(agent())
      throw new Error('lost')
    })
    const next = change(store, (to) => to.putAgent(agent({ id: 'agent-2' })))
    await expect(failing).rejects.toThrow('lost')
    await next
    expect((await varos(store).agents()).map(({ id }) => id)).toEqual(['agent-2'])
  })

  it('shows others nothing before the commit, and the transaction itself everything', async () => {
    const { store } = await open()
    await change(store, async (to) => {
      await to.putAgent({ ...agent(), keyHash: hash('key') })
      expect(await to.agents()).toHaveLength(1)
      expect(await varos(store).agents()).toEqual([])
      expect(await store.agentByKey(hash('key'))).toBeNull()
    })
    expect(await varos(store).agents()).toHaveLength(1)
  })

  it('runs transactions one after another in the order in which they were asked for', async () => {
    const { store } = await open()
    await change(store, (to) => to.putAgent(agent()))
    const order: number[] = []
    const count = (n: number) =>
      change(store, async (to) => {
        const before = (await to.agent('agent-1'))?.sequence ?? -1
        await Promise.resolve()
        await to.putAgent(agent({ sequence: before + 1 }))
        order.push(n)
      })
    await Promise.all(Array.from({ length: 20 }, (_, n) => count(n)))
    expect((await varos(store).agent('agent-1'))?.sequence).toBe(20)
    expect(order).toEqual(Array.from({ length: 20 }, (_, n) => n))
  })

  it('refuses work that goes on after its transaction has ended', async () => {
    const { store } = await open()
    let kept: OrganisationWriter | undefined
    await change(store, async (to) => {
      kept = to
    })
    await expect(kept?.putAgent(agent())).rejects.toThrow('this transaction is over')
    expect(await varos(store).agents()).toEqual([])
  })

  it('takes no transaction once it is closed, and finishes those that were begun', async () => {
    const { store, reopen } = await open()
    const begun = change(store, async (to) => {
      await Promise.resolve()
      await to.putAgent(agent())
    })
    const again = await reopen()
    await begun
    await expect(change(store, (to) => to.putAgent(agent({ id: 'agent-2' })))).rejects.toMatchObject({
      code: 'unavailable',
    })
    expect(await varos(again).agents()).toEqual([agent()])
  })
}
