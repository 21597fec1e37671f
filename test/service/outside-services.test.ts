import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import type { Asset } from '#contract/register/asset.js'
import { topics } from '#contract/topics.js'
import { parseRule } from '#domain/policy/rule-file.js'
import { contentHash } from '#lib/canonical.js'
import { emptyRegister, openWorld, reportOf, type World } from './world.js'

let world: World
afterEach(() => world.close())

const delivered = (id: string) => parseRule(id, id, readFileSync(`policies/rules/${id}.yaml`, 'utf8'), topics)

const certificate = (more: object = {}) => ({
  vantage: 'outside',
  name: 'www.town.example',
  port: 443,
  subject: null,
  issuer: null,
  fingerprint: 'ab',
  names: [],
  isNameRight: true,
  validFrom: '2026-06-01T00:00:00.000Z',
  validUntil: '2026-12-18T00:00:00.000Z',
  chainValidUntil: '2026-12-18T00:00:00.000Z',
  chain: 'trusted',
  keyKind: 'ec',
  keyBits: 256,
  versions: ['TLS 1.3'],
  ...more,
})

const website: Asset = { id: 'WEB-1', kind: 'website', state: 'in-use', address: 'https://www.town.example/' }

const openTown = async (asset: Asset) => {
  const register = emptyRegister()
  register.assets.push(asset)
  world = await openWorld([delivered('certificate-valid')], { register })
  await world.judgeRegister()
}

/** What an agent reports of a website; a host's own facts are not needed for it to be known. */
const report = async (entries: Readonly<Record<string, object>>, clock = '2026-11-22T06:05:00.000Z') => {
  const agent = await world.enrol('a')
  world.setClock(clock)
  const facts = Object.fromEntries(Object.entries(entries).map(([entry, fact]) => [entry, [fact]]))
  const whole = reportOf({ at: clock, sequence: 1 })
  const body = {
    ...whole,
    observations: [
      ...whole.observations,
      {
        subject: { kind: 'service', id: 'website/www.town.example', name: 'www.town.example' },
        hashes: Object.fromEntries(Object.entries(facts).map(([entry, set]) => [entry, contentHash(set)])),
        facts,
      },
    ],
  }
  await world.sendRaw(agent, JSON.stringify(body))
}

const shown = async () =>
  (await world.reader.verdicts({})).map(({ thing, subject, state }) => [thing, subject, state])

describe('a website that is seen', () => {
  it('is unknown while nobody looks at it, and the recorded one by its address once somebody does', async () => {
    await openTown(website)
    expect(await shown()).toEqual([['asset:WEB-1', null, 'unknown']])
    await report({ 'certificate/tls': certificate() })
    const subject = 'service:website/www.town.example'
    expect(world.judging.links.assetOf(subject)?.id).toBe('WEB-1')
    const [verdict, another] = await shown()
    expect(another).toBeUndefined()
    expect(verdict?.slice(1)).toEqual([subject, 'due'])
  })

  it('is another where it is recorded under another name', async () => {
    await openTown({ ...website, address: 'https://other.example/' })
    await report({ 'certificate/tls': certificate() })
    expect(world.judging.links.assetOf('service:website/www.town.example')).toBeNull()
    expect((await shown()).map(([thing]) => thing)).toContain('asset:WEB-1')
  })

  it('has a verdict for each place that it is looked at from', async () => {
    await openTown(website)
    await report({
      'certificate/tls:in': certificate({ vantage: 'inside', chain: 'self-signed' }),
      'certificate/tls:out': certificate(),
    })
    expect((await shown()).map(([, , state]) => state).sort()).toEqual(['due', 'fail'])
  })
})
