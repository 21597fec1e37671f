import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keepTemporaryInMemory, openWriter } from '#store/sqlite/databases.js'
import { closedAfter, temporaryFolder } from '../folder.js'

it('writes no temporary file for what a statement may have to undo', () => {
  const writer = closedAfter(openWriter(join(temporaryFolder(), 'popis.db')))
  keepTemporaryInMemory(writer)
  const memory = 2
  expect(writer.pragma('temp_store', { simple: true })).toBe(memory)
})
