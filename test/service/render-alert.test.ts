import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { minute, plusMs } from '#lib/instant.js'
import { openWorld, rules, type World } from './alert-world.js'

let world: World
beforeEach(async () => {
  world = await openWorld()
  await world.addSubject('host:a', 'srv-01')
})
afterEach(() => world.close())

const start = '2026-11-22T12:00:00.000Z'
const job = 'host:a#backup/restic#nightly'
const values = { job: 'nightly', lastSuccess: '2026-11-19T23:10:00Z' }
const sent = (index: number) => {
  const message = world.channel.sent[index]?.message
  if (!message) throw new Error(`message ${index} was not sent`)
  return message
}

describe('one alert', () => {
  it('says in subject and text what lapsed, where, since when and what to do', async () => {
    await world.judge(rules.backup, job, 'lapsed', { values })
    await world.pass(minute)
    expect(sent(0).subject).toBe('Lapsed: No successful backup of nightly since 20 Nov 2026, 00:10 (srv-01)')
    expect(sent(0).text).toBe(
      [
        'Municipality of Plandište',
        '',
        'High · Lapsed',
        'No successful backup of nightly since 20 Nov 2026, 00:10',
        'Where: srv-01, Server room, Town hall',
        'Since: 22 Nov 2026, 13:00',
        'Requirement: Title of backup-recent',
        'What to do: Mend backup-recent.',
        'Details: https://popis.example.rs/hosts/host%3Aa',
        '',
        '-- ',
        'Popis sends this to you because your organisation named you to be told of alerts.',
        '',
      ].join('\n'),
    )
    expect(sent(0).items).toMatchObject([
      { thingName: 'nightly', hostName: 'srv-01', placeName: 'Server room, Town hall', evidence: { values } },
    ])
  })

  it('that is over says how long it lasted', async () => {
    await world.judge(rules.backup, job, 'lapsed', { values })
    await world.pass(130 * minute)
    await world.judge(rules.backup, job, 'pass')
    await world.pass(minute)
    expect(sent(1).subject).toBe('Over: No successful backup of nightly since 20 Nov 2026, 00:10 (srv-01)')
    expect(sent(1).text).toContain('Lasted: 2 hours 10 minutes (22 Nov 2026, 13:00 to 22 Nov 2026, 15:10)\n')
  })

  it('that ends by a waiver says so', async () => {
    await world.judge(rules.backup, job, 'lapsed', { values })
    await world.pass(10 * minute)
    await world.judge(rules.backup, job, 'waived', { waiver: 'W-3' })
    await world.pass(minute)
    expect(sent(1).text).toContain('Accepted as an exception (waiver W-3).\n')
  })

  it('of an entry of the register names the entry', async () => {
    await world.judge(rules.licence, 'entitlement:AV-40', 'lapsed', {
      subject: null,
      values: { product: 'PROTECT for 40' },
    })
    await world.pass(minute)
    expect(sent(0).subject).toBe('Lapsed: The right to PROTECT for 40 has ended (Заштита рачунара)')
    expect(sent(0).text).not.toContain('Details:')
  })

  it('of a recorded asset that no agent has seen names it and where it stands', async () => {
    const silent = { ...rules.disk, silence: 'alert' as const, urgency: 'now' as const }
    await world.judge(silent, 'asset:S-1', 'unknown', { subject: null })
    await world.pass(minute)
    expect(sent(0).subject).toBe('No data on Old server (S-1): not reported (Server room, Town hall)')
  })

  it('of no data says why nobody knows', async () => {
    const silent = { ...rules.backup, silence: 'alert' as const }
    await world.judge(silent, job, 'unknown')
    await world.pass(minute)
    expect(sent(0).subject).toBe('No data on nightly: not reported (srv-01)')
  })

  it('of silence says since when', async () => {
    await world.silence('host:a', plusMs(start, -15 * minute))
    await world.pass(minute)
    expect(sent(0).subject).toBe('srv-01 has not reported since 22 Nov 2026, 12:45')
  })

  it('of a rule that the policy no longer holds is told none the less', async () => {
    await world.judge({ ...rules.backup, id: 'gone' as 'backup-recent' }, job, 'fail')
    await world.pass(minute)
    expect(sent(0).subject).toContain('Requirement gone, which the policy no longer holds')
  })
})

describe('several alerts', () => {
  it('are counted in the subject, the worst named and first in the text', async () => {
    await world.judge(rules.backup, job, 'lapsed', { values })
    await world.judge(rules.power, 'host:a', 'fail', { values: { name: 'UPS 1' } })
    await world.pass(minute)
    expect(sent(0).subject).toBe('2 new alerts, worst: UPS 1 runs on its battery (srv-01)')
    expect(sent(0).items.map(({ severity }) => severity)).toEqual(['critical', 'high'])
  })

  it('that are over are counted', async () => {
    await world.judge(rules.backup, job, 'lapsed', { values })
    await world.judge(rules.power, 'host:a', 'fail')
    await world.pass(10 * minute)
    await world.judge(rules.backup, job, 'pass')
    await world.judge(rules.power, 'host:a', 'pass')
    await world.pass(minute)
    expect(sent(1).subject).toBe('2 alerts are over')
  })

  it('of the morning say that they are the digest', async () => {
    await world.judge(rules.disk, 'host:a#disk/df#/', 'fail', { values: { mount: '/' } })
    await world.pass(24 * 60 * minute)
    expect(sent(0).subject).toBe('Morning digest: Failing: Disk / is full (srv-01)')
  })
})

it('is in the language of each recipient', async () => {
  world.recipients.splice(0)
  for (const language of ['sr-Cyrl', 'sr-Latn'])
    world.recipients.push({ channel: 'mail', recipient: `${language}@example.rs`, language })
  await world.silence('host:a', plusMs(start, -15 * minute))
  await world.pass(minute)
  expect(sent(0).subject).toBe('srv-01 се не јавља од 22.11.2026. 12:45')
  expect(sent(0).text).toContain('Где: srv-01, Сервер сала, Зграда општине\nОд када: 22.11.2026. 12:45\n')
  expect(sent(1).subject).toBe('srv-01 se ne javlja od 22.11.2026. 12:45')
  expect(sent(1).text).toContain('Gde: srv-01, Server sala, Zgrada opštine\nOd kada: 22.11.2026. 12:45\n')
})

it('has no line that a tool has put into a value, and a subject of bounded length', async () => {
  await world.judge(rules.backup, job, 'lapsed', {
    values: { job: `x\r\nBcc: thief@example.com\n${'y'.repeat(5000)}`, lastSuccess: null },
  })
  await world.pass(minute)
  expect(sent(0).subject).not.toMatch(/[\r\n]/)
  expect(sent(0).subject.length).toBeLessThanOrEqual(200)
  expect(sent(0).text).not.toMatch(/^Bcc:/m)
})
