import { describe, expect, it } from 'vitest'
import { assetFromFacts } from '#domain/register/asset-from-facts.js'

describe('an asset made of a service', () => {
  it.each([
    ['website/www.town.example', 'website', 'town.example'],
    ['domain/town.example', 'domain', 'town.example'],
    ['mail-domain/town.example', 'mail-domain', 'town.example'],
    ['address/203.0.113.7', 'link', '203.0.113.7'],
  ])('%s is a %s at %s', (id, kind, address) => {
    const subject = { id: `service:${id}`, kind: 'service' as const, name: 'it' }
    expect(assetFromFacts(subject, new Map())).toEqual({ kind, name: 'it', address })
  })
})
