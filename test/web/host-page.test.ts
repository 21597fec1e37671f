import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentHash } from '#lib/canonical.js'
import { openWorld, organisation, type World } from '../http/world.js'
import { furnish } from './furnish.js'
import { visitor, wordsOf } from './visitor.js'

const host = '/hosts/host%3Asrv-01'

let world: World
beforeEach(async () => {
  world = await openWorld()
  await furnish(world)
})
afterEach(() => world.close())

const judge = (state: 'pass' | 'fail', at: string) =>
  world.store.transaction((tx) =>
    tx.of(organisation).putVerdict('backup-recent', 'host:srv-01#backup/folder#archive', at, {
      rule: 'backup-recent',
      thing: 'host:srv-01#backup/folder#archive',
      subject: 'host:srv-01',
      state,
      since: null,
      flipsAt: null,
      evidence: { values: { job: 'archive' } },
    }),
  )

const changeFirewall = () =>
  world.store.transaction(async (tx) => {
    const writer = tx.of(organisation)
    const [set] = (await writer.factSets('host:srv-01')).filter(({ entry }) => entry === 'firewall/ufw')
    if (!set) throw new Error('no firewall')
    const facts = [{ tool: 'ufw', enabled: false, defaultInbound: 'allow', ruleCount: 7, managedBy: 'ufw' }]
    await writer.putBody(contentHash(facts), 'firewall', facts)
    await writer.putFactSet(
      { ...set, hash: contentHash(facts), since: '2026-11-23T07:00:00.000Z' },
      '2026-11-23T07:00:00.000Z',
    )
  })

it('a host that was not known yet on a past day is told so, and not that there is none', async () => {
  const past = await (await visitor(world)).get(`${host}?as-of=2020-01-01`)
  expect(past.status).toBe(404)
  expect(await past.text()).toContain('was not known yet at that time.')
})

describe('what changed on a host', () => {
  it('is told with the fields from what to what, beside the verdicts that turned', async () => {
    await changeFirewall()
    await judge('fail', '2026-11-23T07:00:00.000Z')
    world.setNow('2026-11-24T07:00:00.000Z')
    const words = wordsOf(await (await visitor(world)).page(`${host}/changes`))
    expect(words).toContain('23 Nov 2026, 08:00 Firewall changed firewall/ufw')
    expect(words).toMatch(/Enabled yes → became no Unnamed incoming traffic dropped → became let in/)
    expect(words).toMatch(/Every backup job has succeeded recently archive In order → became Failing/)
  })

  it('reaches as far back as asked, and says when there is nothing', async () => {
    world.setNow('2027-02-01T07:00:00.000Z')
    const reader = await visitor(world)
    expect(await reader.page(`${host}/changes`)).toContain('Nothing changed in this time')
    expect(await reader.page(`${host}/changes?days=90`)).toContain('first reported')
    expect(await reader.page(`${host}/changes?days=90&before=2026-11-01T00:00:00.000Z`)).toContain(
      'Nothing changed in this time',
    )
  })
})

describe('the readings of a host', () => {
  it('are curves with a name, an axis and the values behind them', async () => {
    const html = await (await visitor(world)).page(`${host}/readings`)
    expect(html).toMatch(/<figcaption id="curve-\d+"><h3>Free space \/<\/h3>/)
    expect(html).toMatch(/role="img" aria-labelledby="curve-\d+"/)
    expect(html).toContain('lowest 37.4 %, mean 37.4 %, highest 37.4 %')
    expect(html).toMatch(/<td class="number">37.4 %<\/td>/)
    expect(html).not.toMatch(/ style="/)
  })

  it('come from hours and days where the reports are no longer kept', async () => {
    world.setNow('2026-12-22T07:00:00.000Z')
    await world.store.compactReadings(world.clock.now())
    const reader = await visitor(world)
    expect(await reader.page(`${host}/readings?range=7d`)).toContain('No numbers were heard')
    expect(await reader.page(`${host}/readings?range=90d`)).toContain('highest 37.4 %')
    expect(await reader.page(`${host}/readings?range=5y`)).toContain('highest 37.4 %')
    expect(await reader.page(`${host}/readings?range=24h&as-of=2026-11-22`)).toContain('highest 37.4 %')
  })
})

describe('the page of a host', () => {
  it('keeps the day that was asked for on its way through the tabs and into another language', async () => {
    world.setNow('2026-11-25T07:00:00.000Z')
    const html = await (await visitor(world)).page(`${host}?as-of=2026-11-22`)
    expect(html).toContain(`href="${host}/changes?as-of=2026-11-22"`)
    expect(html).toContain(`href="${host}/readings?as-of=2026-11-22"`)
    expect(html).toContain(`href="${host}?as-of=2026-11-22&amp;lang=sr-Cyrl"`)
    expect(html).toMatch(/<input id="field-as-of" name="as-of" type="date" value="2026-11-22"/)
    const future = await (await visitor(world)).get(`${host}?as-of=2030-01-01`)
    expect(future.status).toBe(400)
  })

  it('says who reported', async () => {
    const words = wordsOf(await (await visitor(world)).page(host))
    expect(words).toMatch(/Who reported this.*srv-01 0\.1\.0.*backup\/restic:nightly/)
  })

  it('offers to retire what is no longer reported to who may, and to nobody else', async () => {
    await world.store.transaction(async (tx) => {
      const writer = tx.of(organisation)
      await writer.putFactSet(
        {
          id: 0,
          agent: 'agent-srv-key',
          subject: 'host:srv-01',
          topic: 'backup',
          entry: 'backup/restic:gone',
          hash: contentHash([]),
          since: world.clock.now(),
          observedAt: world.clock.now(),
          asked: null,
          goneAt: world.clock.now(),
          shiftSeconds: 0,
        },
        world.clock.now(),
      )
    })
    expect(await (await visitor(world, 'auditor')).page(host)).not.toContain('Need not be reported')
    const operator = await visitor(world, 'operator')
    expect(await operator.page(host)).toContain(`action="${host}/retire"`)
    const done = await operator.send(`${host}/retire`, { entry: 'backup/restic:gone' })
    expect([done.status, done.headers.get('location')]).toEqual([303, host])
    expect((await operator.send(`${host}/retire`, { entry: 'backup/restic:nightly' })).status).toBe(404)
    const viewer = await visitor(world)
    expect((await viewer.send(`${host}/retire`, { entry: 'backup/restic:gone' })).status).toBe(403)
  })

  it('is not there for a device that nobody knows', async () => {
    for (const path of ['', '/changes', '/readings'])
      expect((await (await visitor(world)).get(`/hosts/host%3Anone${path}`)).status).toBe(404)
  })
})

/** A monitor of the climate, which the agent of the server asks. */
const addMonitor = () =>
  world.store.transaction(async (tx) => {
    const writer = tx.of(organisation)
    const at = '2026-11-22T06:55:00.000Z'
    await writer.putSubject({
      id: 'device:climate',
      kind: 'device',
      name: 'climate-01',
      firstSeen: at,
      verdicts: {},
    })
    const facts = [
      {
        sensor: 'entity 2',
        name: 'Front of the rack',
        kind: 'temperature',
        position: 'ambient',
        state: 'normal',
      },
    ]
    await writer.putBody(contentHash(facts), 'environment', facts)
    const [set] = await writer.factSets('host:srv-01')
    if (!set) throw new Error('no facts')
    await writer.putFactSet(
      {
        ...set,
        id: 0,
        subject: 'device:climate',
        topic: 'environment',
        entry: 'environment/snmp:town',
        hash: contentHash(facts),
        observedAt: at,
        asked: null,
      },
      at,
    )
    await writer.putVerdict('room-humidity', 'device:climate#environment/snmp:town#entity 2', at, {
      rule: 'room-humidity',
      thing: 'device:climate#environment/snmp:town#entity 2',
      subject: 'device:climate',
      state: 'fail',
      since: null,
      flipsAt: null,
      evidence: { values: { mostPercent: 60 } },
    })
  })

it('says when a device that reports nothing itself last answered, who asked it, and its parts by their names', async () => {
  await addMonitor()
  const words = wordsOf(await (await visitor(world)).page('/hosts/device%3Aclimate'))
  expect(words).toMatch(/Last answer 22 Nov 2026, 07:55 \(5 minutes ago; asked by srv-01\)/)
  expect(words).not.toContain('Last report never')
  expect(words).toMatch(/room-humidity Front of the rack/)
  expect(words).toMatch(/At most 60 %/)
})
