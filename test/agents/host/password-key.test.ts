import { describe, expect, it } from 'vitest'
import { localizedKey } from '#agents/host/snmp/password-key.js'

const engineId = Buffer.from('000000000000000000000002', 'hex')

describe('the key of a password at one device', () => {
  // RFC 3414, A.3.1 and A.3.2.
  it.each([
    ['md5', '526f5eed9fcce26f8964c2930787d82b'],
    ['sha1', '6695febc9288e36282235fc7151f128497b38f3f'],
  ])('is that of the RFC for %s', (algorithm, key) => {
    expect(localizedKey(algorithm, 'maplesyrup', engineId).toString('hex')).toBe(key)
  })

  it('is another at another device', () => {
    const other = Buffer.from('000000000000000000000003', 'hex')
    expect(localizedKey('sha256', 'maplesyrup', other)).not.toEqual(
      localizedKey('sha256', 'maplesyrup', engineId),
    )
  })
})
