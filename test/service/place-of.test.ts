import { describe, expect, it } from 'vitest'
import type { Evidence } from '#contract/verdict.js'
import { placeOf } from '#service/place-of.js'
import { emptyRegister } from './world.js'

const partOf = (thing: string, evidence: Evidence) =>
  placeOf({ thing, subject: 'host:a', evidence }, new Map([['host:a', 'srv-01']]), emptyRegister()).part

describe('the part of a host that a verdict is about', () => {
  it('is the key of its fact', () => {
    const facts = [{ entry: 'backup/restic:weekly', key: 'nightly' }]
    expect(partOf('host:a#backup/restic:weekly#nightly', { facts })).toBe('nightly')
  })

  it('is what was asked for, where nobody could say', () => {
    expect(partOf('host:a#backup/restic:nightly#', { reason: 'asking-failed' })).toBe('nightly')
    expect(partOf('host:a#backup/restic:rest:https://b/r#', { reason: 'asking-failed' })).toBe(
      'rest:https://b/r',
    )
  })

  it('is nothing, where there is but one fact of its kind', () => {
    const facts = [{ entry: 'hardware/linux', key: '' }]
    expect(partOf('host:a#hardware/linux#', { facts })).toBeNull()
    expect(partOf('host:a#hardware/linux#', { reason: 'asking-failed' })).toBeNull()
  })
})
