import { expect, it } from 'vitest'
import type { Problem } from '#lib/problem.js'
import { readForeignFiles } from '#service/foreign/read-files.js'

it('a fault in one of several files of osquery names that file alone', () => {
  const files = [
    { name: 'system_info', text: '[{"hostname":"pc-07"}]' },
    { name: 'os_version', text: '{' },
  ]
  try {
    readForeignFiles('osquery', files)
    expect.unreachable()
  } catch (error) {
    expect((error as Problem).faults.map(({ where }) => where)).toEqual(['os_version'])
  }
})
