import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { machineHash } from '#agents/identity.js'
import { fakeHost } from './fake-host.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'popis-identity-'))
})
afterEach(() => rm(folder, { recursive: true }))

const hashOf = (files: Record<string, string>): Promise<string> => machineHash(fakeHost({ files }), folder)

const uuid = { '/sys/class/dmi/id/product_uuid': '4C4C4544-0051-3010-8052-B4C04F4E3132\n' }
const blank = { '/sys/class/dmi/id/product_uuid': '00000000-0000-0000-0000-000000000000\n' }

describe('the identity of a machine', () => {
  it('is that of its firmware, whatever is installed on it', async () => {
    expect(await hashOf({ ...uuid, '/etc/machine-id': 'a' })).toBe(
      await hashOf({ ...uuid, '/etc/machine-id': 'b' }),
    )
  })

  it('is that of the installation where the firmware was left blank', async () => {
    const [first, second] = [
      await hashOf({ ...blank, '/etc/machine-id': '1a2b' }),
      await hashOf({ ...blank, '/etc/machine-id': '3c4d' }),
    ]
    expect(first).not.toBe(second)
    expect(first).toBe(await hashOf({ '/etc/machine-id': '1a2b' }))
  })

  it('is made up and kept where there is none', async () => {
    expect(await hashOf({})).toBe(await hashOf({}))
  })
})
