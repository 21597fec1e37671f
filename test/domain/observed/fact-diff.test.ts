import { describe, expect, it } from 'vitest'
import type { Topic } from '#contract/topic.js'
import { topics } from '#contract/topics.js'
import { diffFacts } from '#domain/observed/fact-diff.js'

const topic = (name: string): Topic => {
  const found = topics.get(name)
  if (!found) throw new Error(`no topic ${name}`)
  return found
}

describe('how two contents of a fact set differ', () => {
  const job = (name: string, over: object = {}) => ({
    job: name,
    tool: 'restic',
    target: '/mnt',
    lastSuccess: null,
    ...over,
  })

  it('names facts that came, went and changed, with the fields from what to what', () => {
    const differences = diffFacts(
      topic('backup'),
      [job('nightly', { copies: 20 }), job('old')],
      [job('nightly', { copies: 21, lastSuccess: '2026-11-21T23:10:00.000Z' }), job('new')],
    )
    expect(differences).toEqual([
      {
        key: 'nightly',
        kind: 'changed',
        fields: [
          { field: 'lastSuccess', before: null, after: '2026-11-21T23:10:00.000Z' },
          { field: 'copies', before: 20, after: 21 },
        ],
      },
      { key: 'new', kind: 'added', fields: [] },
      { key: 'old', kind: 'removed', fields: [] },
    ])
  })

  it('is not led astray by the order of facts, of fields and of what lies inside them', () => {
    const eth = { name: 'eno1', mac: 'x', addresses: ['10.0.0.1/24'], up: true }
    const lo = { name: 'lo', mac: null, addresses: [], up: true }
    const other = { up: true, addresses: ['10.0.0.1/24'], mac: 'x', name: 'eno1' }
    expect(diffFacts(topic('interface'), [eth, lo], [lo, other])).toEqual([])
  })

  it('tells a field that was not asked for from one that is empty', () => {
    const [difference] = diffFacts(topic('backup'), [job('a')], [job('a', { encrypted: null })])
    expect(difference?.fields).toEqual([{ field: 'encrypted', before: undefined, after: null }])
  })
})
