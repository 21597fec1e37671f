import { expect, it } from 'vitest'
import { meaningful } from '#lib/firmware-text.js'
import { isTelling } from '#lib/subject-id.js'

it('takes no placeholder for a serial number that tells devices apart', () => {
  expect(['AS1342225176', '139M8N0094'].every(isTelling)).toBe(true)
  expect(['<private>', '0000', '111111', 'abc'].some(isTelling)).toBe(false)
})

it('takes what says that there is nothing for nothing', () => {
  expect(['unavailable', 'N/A', 'Default string', '0'].map(meaningful)).toEqual([null, null, null, null])
})
