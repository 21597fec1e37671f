import { expect, it } from 'vitest'
import type { Entitlement } from '#contract/register/entitlement.js'
import { linesOf, office, right } from './things.js'

it('shares of a pool count for no more than was bought, and what was bought for what is left of it', () => {
  const product = office('Professional', '2021')
  const pool = (id: string, quantity: number, unit?: string) =>
    right(id, product, quantity, { pool: 'city', ...(unit === undefined ? {} : { unit }) })
  const entitled = (...rights: Entitlement[]) => linesOf({ rights })[0]
  const whole = entitled(pool('P', 200), pool('A', 150, 'a'), pool('B', 30, 'b'))
  expect(whole?.entitled).toBe(200)
  const overdrawn = entitled(pool('P', 200), pool('A', 150, 'a'), pool('B', 60, 'b'))
  expect(overdrawn?.rights.map(({ counted }) => [counted.right.id, counted.units])).toEqual([
    ['A', 150],
    ['B', 50],
    ['P', 0],
  ])
  expect(entitled(pool('A', 150, 'a'))?.entitled).toBe(150)
})
