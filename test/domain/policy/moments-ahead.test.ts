import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { instant, maybe, term } from '#contract/field.js'
import { celValues } from '#domain/policy/cel-types.js'

const schema = z.strictObject({ seenAt: instant(), until: maybe(term()).describe('When it ends.') })
const fact = { seenAt: '2026-11-22T07:00:00Z', until: '2027-11-22T07:00:00Z' }

describe('a moment that may lie ahead', () => {
  it('neither makes a fact unreadable nor moves with the clock of the agent', () => {
    expect(celValues(schema)(fact, 3_600_000)).toMatchObject({
      latest: new Date('2026-11-22T08:00:00Z'),
      value: { seenAt: new Date('2026-11-22T08:00:00Z'), until: new Date('2027-11-22T07:00:00Z') },
    })
  })
})
