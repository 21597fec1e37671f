import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openWorld, startedAt, type World } from '../world.js'

let world: World
let admin: Record<string, string>

beforeEach(async () => {
  world = await openWorld()
  onTestFinished(() => world.close())
  admin = { Authorization: `Bearer ${await world.token('admin')}` }
  await world.store.transaction(async (tx) => {
    const to = tx.of('plandiste')
    for (const id of ['host:one', 'host:two'])
      await to.putSubject({ id, kind: 'host', name: id.slice(5), firstSeen: startedAt, verdicts: {} })
    await to.identity.putMarks(
      'host:one',
      { machine: 'physical', values: { serial: ['5q0rn12'] } },
      startedAt,
    )
    await to.identity.ask({
      subject: 'host:one',
      other: 'host:two',
      score: 10,
      reasons: [{ mark: 'mac', agrees: true, points: 40 }],
      askedAt: startedAt,
    })
  })
})

const api = async (path: string, body?: object) => {
  const response = await world.app.request(`/api/v1/${path}`, {
    headers: { ...admin, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  })
  return { status: response.status, said: response.status === 204 ? null : await response.json() }
}

const page = async (path: string) =>
  (
    await world.app.request(path, { headers: { ...admin, Accept: 'text/html', 'Accept-Language': 'en' } })
  ).text()

describe('who is who', () => {
  it('is asked on a page of its own, with the score and its reasons, and answered once', async () => {
    const text = await page('/identity')
    expect(text).toContain('Score 10')
    expect(text).toContain('Hardware address')
    expect(await page('/hosts')).toContain('1 question is open')
    const { said } = await api('identity/questions')
    expect(said).toMatchObject({ items: [{ subject: 'host:one', other: 'host:two', score: 10 }] })
    const answer = { answer: 'different', why: 'Two desks.' }
    expect((await api('identity/questions/1/answer', answer)).status).toBe(204)
    expect((await api('identity/questions/1/answer', answer)).status).toBe(409)
    expect(await page('/identity')).toContain('Nothing is open')
  })

  it('is still asked, and can be answered, where one of the two has become a part of a third', async () => {
    await world.store.transaction((tx) =>
      tx.of('plandiste').putSubject({
        id: 'host:zero',
        kind: 'host',
        name: 'zero',
        firstSeen: '2026-01-01T00:00:00.000Z',
        verdicts: {},
      }),
    )
    await api('subjects/host:one/merge', { into: 'host:zero', why: 'New board.' })
    const answered = await api('identity/questions/1/answer', { answer: 'same', why: 'One desk.' })
    expect(answered.status).toBe(204)
    expect((await api('subjects')).said).toMatchObject({ items: [{ id: 'host:zero' }] })
    expect(await world.store.of('plandiste').identity.question(1)).toMatchObject({ answer: 'same' })
  })

  it('is said by hand, stands on the page of the device, and is undone', async () => {
    expect(await page('/hosts/host%3Aone')).toContain('5q0rn12')
    const merged = await api('subjects/host:two/merge', { into: 'host:one', why: 'New board.' })
    expect(merged).toEqual({ status: 200, said: { merge: 1 } })
    expect((await api('subjects')).said).toMatchObject({ items: [{ id: 'host:one' }] })
    expect(await page('/hosts/host%3Aone')).toContain('New board.')
    expect(await page('/hosts/host%3Atwo')).toContain('is a part of another one')
    expect((await api('identity/questions')).said).toEqual({ items: [] })
    const undone = await api('identity/merges/1/undo', { why: 'It was not.' })
    expect(undone.said).toEqual({ subject: 'host:two', into: 'host:one' })
    expect((await api('subjects')).said).toMatchObject({ items: [{ id: 'host:one' }, { id: 'host:two' }] })
    expect((await api('subjects/host:two/identity')).said).toMatchObject({
      partOf: null,
      merges: [{ number: 1, why: 'New board.', undone: { why: 'It was not.' } }],
    })
  })
})
