import { describe, expect, it } from 'vitest'
import { ownAddress } from '#http/door-form.js'

describe('where somebody goes on after signing in', () => {
  it.each([
    ['/hosts?os=windows', '/hosts?os=windows'],
    ['/', '/'],
  ])('%s is a place here', (next, address) => {
    expect(ownAddress(next)).toBe(address)
  })

  it.each([
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    '/%2e//evil.example',
    '/x/..//evil.example/y',
    'https://evil.example',
    'javascript:alert(1)',
    'hosts',
    '',
  ])('%s leads nowhere else', (next) => {
    const address = ownAddress(next)
    expect(new URL(address, 'http://here').host).toBe('here')
    expect(address).toBe('/')
  })
})
