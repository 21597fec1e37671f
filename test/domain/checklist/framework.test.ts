import { describe, expect, test } from 'vitest'
import { parseFramework } from '#domain/checklist/framework.js'
import { Problem } from '#lib/problem.js'

const checks = { 'BCK-1': 'Last successful backup', 'BCK-2': 'Backup coverage' }

const file = (controls: string) =>
  `title: T\nbasis: [B]\nvalidFrom: 2016-11-24\nnumber: Measure\ncontrols:\n${controls}`

const faultsOf = (controls: string) => {
  try {
    parseFramework('fw', file(controls), 'fw.yaml', checks)
  } catch (error) {
    if (error instanceof Problem) return error.faults
    throw error
  }
  return []
}

describe('a catalogue', () => {
  test('keeps the order and the ids of its controls', () => {
    const read = parseFramework(
      'fw',
      file("  - { id: '5.10', title: A }\n  - { id: '5.9', title: B }\n"),
      'fw.yaml',
      checks,
    )
    expect(read.controls.map(({ id }) => id)).toEqual(['5.10', '5.9'])
    expect(read.id).toBe('fw')
  })

  test('refuses a number without quotes, for 5.10 would be 5.1', () => {
    expect(faultsOf('  - { id: 5.10, title: A }\n')[0]?.where).toBe('fw.yaml:6:11')
  })

  test('refuses an id that stands twice', () => {
    expect(faultsOf("  - { id: '1', title: A }\n  - { id: '1', title: B }\n")).toEqual([
      { where: 'fw.yaml:7:11', what: 'controls.1.id: 1 stands twice' },
    ])
  })

  test('refuses a check that nobody knows and names the near one', () => {
    expect(faultsOf("  - { id: '1', title: A, checks: [BCK-1, BKC-2] }\n")).toEqual([
      { where: 'fw.yaml:6:42', what: 'controls.0.checks.1: no check BKC-2; did you mean BCK-2?' },
    ])
  })
})
