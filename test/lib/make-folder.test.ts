import { existsSync, statSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from '#lib/make-folder.js'

describe('making a folder', () => {
  it('makes those above it, and leaves one that is there', async () => {
    const base = await mkdtemp(join(tmpdir(), 'popis-folder-'))
    const deep = join(base, 'a', 'b', 'c')
    await makeFolder(deep)
    await makeFolder(deep)
    expect(existsSync(deep)).toBe(true)
    if (process.platform !== 'win32') expect(statSync(deep).mode & 0o777).toBe(0o700)
    await rm(base, { recursive: true })
  })

  it('says where it cannot, instead of trying for ever', async () => {
    const base = await mkdtemp(join(tmpdir(), 'popis-folder-'))
    await writeFile(join(base, 'file'), '')
    await expect(makeFolder(join(base, 'file', 'below'))).rejects.toMatchObject({ code: 'unavailable' })
    if (existsSync('/proc/self'))
      await expect(makeFolder('/proc/nope')).rejects.toMatchObject({ code: 'unavailable' })
    await rm(base, { recursive: true })
  })
})
