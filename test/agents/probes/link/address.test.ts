import { describe, expect, it } from 'vitest'
import type { Notes } from '#agents/host.js'
import address from '#agents/probes/link/address.js'
import Link from '#contract/facts/link.js'
import { factsOf, fakeHost, memoryNotes } from '../../fake-host.js'

const url = 'https://popis.example.org/api/v1/address'

const ask = async (
  text: string,
  { notes = memoryNotes() as Notes, now = '2026-11-22T07:00:00.000Z' } = {},
) => {
  const host = fakeHost({
    notes,
    now,
    http: { text: async () => text },
    names: { '203.0.113.7': ['opstina.example.org'] },
  })
  const [fact] = factsOf(await address.collect(host, { url }))
  Link.schema.parse(fact)
  return fact
}

describe('link/address', () => {
  it('tells the address, its name, and since when it is the same', async () => {
    const notes = memoryNotes()
    const first = await ask('{"address":"203.0.113.7"}', { notes })
    expect(first).toEqual({
      name: 'IPv4',
      basis: 'address',
      address: '203.0.113.7',
      isShared: false,
      addressSince: '2026-11-22T07:00:00.000Z',
      reverseName: 'opstina.example.org',
    })
    const later = { notes, now: '2026-12-22T07:00:00.000Z' }
    expect((await ask('{"address":"203.0.113.7"}', later))?.addressSince).toBe('2026-11-22T07:00:00.000Z')
    expect(await ask('{"address":"203.0.113.8"}', later)).toMatchObject({
      addressSince: '2026-12-22T07:00:00.000Z',
      reverseName: null,
    })
    expect((await ask('{"address":"203.0.113.7"}', later))?.addressSince).toBe('2026-12-22T07:00:00.000Z')
  })

  it.each([
    ['100.64.0.1', true],
    ['100.127.255.254', true],
    ['100.63.255.255', false],
    ['100.128.0.1', false],
  ])('says of %s whether the provider shares it', async (given, isShared) => {
    expect(await ask(given)).toMatchObject({ address: given, isShared })
  })

  it.each([
    ['203.0.113.9\n', '203.0.113.9'],
    ['"203.0.113.9"', '203.0.113.9'],
    ['{"ip":"203.0.113.9","country":"RS"}', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8::7', '2001:db8::7'],
  ])('reads %j', async (text, expected) => {
    expect((await ask(text))?.address).toBe(expected)
  })

  it('keeps the two families apart', async () => {
    expect((await ask('2001:db8::7'))?.name).toBe('IPv6')
  })

  it.each(['<html>', '{', '{"address":null}', '', '999.1.1.1', '192.168.1.4', '127.0.0.1', 'fd00::1'])(
    'does not take %j for a public address',
    async (text) => {
      await expect(ask(text)).rejects.toMatchObject({ reason: 'unreadable' })
    },
  )
})
