import { expect, it } from 'vitest'
import { shownUrl } from '#lib/shown-url.js'

it('an address is shown without what may be secret, also one that is not of the web', () => {
  expect(shownUrl('https://ana:tajna@example.rs:8443/a?token=b#c')).toBe('https://example.rs:8443/a')
  expect(shownUrl('file:///etc/passwd')).toBe('file:///etc/passwd')
  expect(shownUrl('nothing')).toBe('that address')
})
