import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { minute, plusMs } from '#lib/instant.js'
import { refusalCheck } from './refusal.js'
import { backup, hardware, openWorld, reportOf, startedAt, type World } from './world.js'

const reports = '/api/v1/reports'
const entry = 'hardware/linux'

let world: World
let key: string
let subject: string
let before: Record<string, number>
beforeEach(async () => {
  world = await openWorld()
  const enrolled = await world.enrolAgent('srv-01')
  key = enrolled.key
  subject = enrolled.subject
  expect((await world.post(reports, key, text(reportOf(1, { [entry]: [hardware] })))).status).toBe(200)
  before = world.rows()
})
afterEach(() => world.close())

const text = (report: object): string => JSON.stringify(report)

const good = (): string => text(reportOf(2, { [entry]: [hardware] }))

const expectRefusal = (answer: Response, status: number, says: readonly string[]) =>
  refusalCheck(world, before)(answer, status, says)

describe('a report is refused unread', () => {
  it('without a key, or with none that is known', async () => {
    await expectRefusal(await world.post(reports, null, good()), 401, ['Authorization: Bearer'])
    await expectRefusal(await world.post(reports, 'x'.repeat(43), good()), 401, ['key of an agent'])
    await expectRefusal(await world.post(reports, await tokenOf('admin'), good()), 401, ['key of an agent'])
  })

  it('of 100 MB', async () => {
    const answered = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const headers = { Authorization: `Bearer ${key}`, 'Content-Length': String(100 * 1024 * 1024) }
      const asking = request(`${world.url}${reports}`, { method: 'POST', headers }, (answer) => {
        let said = ''
        answer.setEncoding('utf8').on('data', (piece) => {
          said += piece
        })
        answer.on('end', () => {
          asking.destroy()
          resolve({ status: answer.statusCode ?? 0, text: said })
        })
      })
      asking.on('error', reject)
      asking.write(Buffer.alloc(64 * 1024))
    })
    const answer = new Response(answered.text, {
      status: answered.status,
      headers: { 'content-type': 'application/problem+json' },
    })
    await expectRefusal(answer, 413, ['larger than 8 MiB'])
  })

  it('that is small and inflates to 200 MB', async () => {
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(256 * 1024)
    await expectRefusal(await world.post(reports, key, bomb, { 'Content-Encoding': 'gzip' }), 413, ['8 MiB'])
  })

  it('packed as the server cannot unpack it', async () => {
    await expectRefusal(await world.post(reports, key, good(), { 'Content-Encoding': 'br' }), 415, ['gzip'])
    await expectRefusal(await world.post(reports, key, good(), { 'Content-Encoding': 'gzip' }), 400, ['gzip'])
  })
})

const tokenOf = async (role: 'admin'): Promise<string> => {
  const token = await world.token(role)
  before = world.rows()
  return token
}

describe('the key of an agent', () => {
  it('reports for that agent alone, whatever its report says', async () => {
    const other = await world.enrolAgent('srv-02')
    const facts = { 'backup/restic:nightly': [backup] }
    expect((await world.post(reports, other.key, text(reportOf(1, facts)))).status).toBe(200)
    const setsOf = async (id: string) =>
      (await world.store.of('plandiste').factSets(id)).map((set) => set.entry)
    expect(await setsOf(subject)).toEqual([entry])
    expect(await setsOf(other.subject)).toEqual(['backup/restic:nightly'])
  })

  it('opens no list and makes no token', async () => {
    const asked = { headers: { Authorization: `Bearer ${key}` } }
    for (const path of ['/api/v1/subjects', '/api/v1/verdicts', '/api/v1/register'])
      await expectRefusal(await fetch(`${world.url}${path}`, asked), 401, [])
    await expectRefusal(
      await world.post('/api/v1/agents/tokens', key, '{}', { 'Content-Type': 'application/json' }),
      401,
      [],
    )
    await expectRefusal(await world.post('/api/v1/agents/enrol', key, world.enrolment('srv-03')), 401, [
      'no such enrolment token',
    ])
  })
})

describe('an enrolment is refused', () => {
  it('with a token that has expired', async () => {
    const token = await world.newToken(minute)
    before = world.rows()
    world.setNow(plusMs(startedAt, 2 * minute))
    await expectRefusal(await world.post('/api/v1/agents/enrol', token, world.enrolment('srv-03')), 401, [
      'expired',
      'popis agent token',
    ])
  })

  it('with a token that is used up', async () => {
    const token = await world.newToken()
    expect((await world.post('/api/v1/agents/enrol', token, world.enrolment('srv-03'))).status).toBe(201)
    before = world.rows()
    await expectRefusal(await world.post('/api/v1/agents/enrol', token, world.enrolment('srv-04')), 401, [
      'used',
    ])
  })

  it('where what it says of the machine is wrong, and the token still serves', async () => {
    const token = await world.newToken()
    before = world.rows()
    const wrong: [string, string][] = [
      ['{"hostname":', 'no JSON'],
      [world.enrolment('a\0b'), 'hostname'],
      [world.enrolment('srv-03').replace('srv-03', '\\ud800'), 'surrogate'],
      [world.enrolment('srv-03').replace('{', '{"__proto__":{},'), '__proto__'],
      ['{}', 'machine'],
    ]
    for (const [body, says] of wrong)
      await expectRefusal(await world.post('/api/v1/agents/enrol', token, body), 400, [says])
    expect((await world.post('/api/v1/agents/enrol', token, world.enrolment('srv-03'))).status).toBe(201)
  })
})
