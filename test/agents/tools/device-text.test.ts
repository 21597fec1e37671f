import { expect, it } from 'vitest'
import { toText } from '#agents/tools/snmp/values.js'

const said = (octets: Buffer | string, max?: number) =>
  toText({ oid: '1.3', value: Buffer.isBuffer(octets) ? octets : Buffer.from(octets) }, max)

it('is never cut through a character', () => {
  expect(said('a\u{1F600}\u{1F600}', 2)).toBe('a')
  expect(said(`a${'\u{1F600}'.repeat(200)}`)?.isWellFormed()).toBe(true)
})

it('has none of the marks that turn the text around them', () => {
  expect(said('\u202Eevil\u200B name\uFEFF')).toBe('evil name')
})

it('is none where it holds control characters, of the upper half too', () => {
  expect(said('a\u001B[31mb')).toBeNull()
  expect(said('a\u0085b\u009Bc')).toBeNull()
})

it('reads what is not UTF-8 as Windows writes it', () => {
  expect(said(Buffer.from([0x43, 0x61, 0x6e, 0x6f, 0x6e, 0x99]))).toBe('Canon™')
})
