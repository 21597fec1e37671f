import { expect, it } from 'vitest'
import { openDelays } from '#service/delays.js'

const at = '2026-11-22T07:00:00.000Z'

it('takes the addresses of one network for one', () => {
  const delays = openDelays({ now: () => at })
  for (let attempt = 0; attempt < 20; attempt++)
    expect(delays.begin(`name ${attempt}`, `2001:db8:1:2::${attempt}`)).toBe(0)
  expect(delays.begin('ana', '2001:db8:1:2::ffff')).toBeGreaterThan(0)
  expect(delays.begin('ana', '2001:db8:1:3::ffff')).toBe(0)
})

it('remembers no more of a name than a name may have', () => {
  const delays = openDelays({ now: () => at })
  const long = 'n'.repeat(64)
  for (let attempt = 0; attempt < 3; attempt++) expect(delays.begin(`${long}${attempt}`, '::1')).toBe(0)
  expect(delays.begin(`${long}${'x'.repeat(1_000_000)}`, '::1')).toBeGreaterThan(0)
  expect(delays.begin('ana', '::1')).toBe(0)
})
