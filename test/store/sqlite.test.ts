import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe } from 'vitest'
import type { Store } from '#domain/ports.js'
import { openSqliteStore } from '#store/sqlite/open.js'
import { conformance } from './conformance.js'

const opened: { folder: string; store: Store }[] = []

afterEach(async () => {
  for (const { folder, store } of opened.splice(0)) {
    await store.close()
    rmSync(folder, { recursive: true })
  }
})

describe('SQLite', () => {
  conformance(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'popis-store-'))
    const file = join(folder, 'popis.db')
    const one = { folder, store: await openSqliteStore(file) }
    opened.push(one)
    return {
      store: one.store,
      reopen: async () => {
        await one.store.close()
        one.store = await openSqliteStore(file)
        return one.store
      },
    }
  })
})
