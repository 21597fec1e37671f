import { beforeEach, describe, expect, it } from 'vitest'
import type { OpenDue } from '#service/due/due.js'
import { keepDue } from '#service/due/kept-due.js'
import { emptyRegister } from '../world.js'

let looks = 0
let now = '2026-11-22T07:00:00.000Z'
let register = emptyRegister()
let asset: string | null = null

const opened = (duringLook: () => void = () => undefined) =>
  keepDue(
    {
      kinds: [],
      supportedAsOf: '2026-11-01',
      items: async () => [],
      look: async () => {
        looks++
        duringLook()
        const found = { items: [], at: now, until: '2026-11-22T12:00:00.000Z' }
        return { ...found, tellers: new Set(['watches-certificates']) }
      },
    } satisfies OpenDue,
    {
      reader: { observed: { traits: async () => [{ subject: 'host:a', asset }] } },
      register: () => register,
      clock: { now: () => now },
    },
  )
const heard = { agent: 'other', isChanged: false, subjects: [] }

describe('the kept calendar of all that ends', () => {
  beforeEach(() => {
    looks = 0
    now = '2026-11-22T07:00:00.000Z'
    register = emptyRegister()
    asset = null
  })

  it.each<[string, number, (due: ReturnType<typeof opened>) => void]>([
    ['nothing is another', 1, () => undefined],
    ['an agent says nothing new', 1, (due) => due.heard([heard])],
    [
      'an agent that tells of days is heard',
      2,
      (due) => due.heard([{ ...heard, agent: 'watches-certificates' }]),
    ],
    ['an agent says something new', 2, (due) => due.heard([{ ...heard, subjects: ['host:a'] }])],
    ['an older report came late', 2, (due) => due.heard([{ ...heard, isChanged: true }])],
    [
      'the first term ends',
      2,
      () => {
        now = '2026-11-22T12:00:00.000Z'
      },
    ],
    [
      'the register is edited',
      2,
      () => {
        register = emptyRegister()
      },
    ],
    [
      'a subject is another asset',
      2,
      () => {
        asset = 'pc-1'
      },
    ],
    ['anything may be another', 2, (due) => due.doubt()],
  ])('looks again only where it may be another: %s', async (_, expected, happens) => {
    const due = opened()
    await due.items()
    happens(due)
    await due.items()
    expect(looks).toBe(expected)
  })

  it('keeps nothing that became another while it was looked for', async () => {
    let isFirst = true
    const due: ReturnType<typeof opened> = opened(() => {
      if (isFirst) due.heard([{ ...heard, subjects: ['host:a'] }])
      isFirst = false
    })
    await due.items()
    await due.items()
    await due.items()
    expect(looks).toBe(2)
  })
})
