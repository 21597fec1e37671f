import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { carryOut } from '#carry-out.js'
import { askServer, openControl } from '#http/control.js'
import { controlPath } from '#http/control-path.js'
import { sha256 } from '#lib/canonical.js'
import { openWorld, organisation, type World } from './world.js'

let world: World
let control: { close(): Promise<void> }
beforeEach(async () => {
  world = await openWorld()
  control = await openControl(world.services, world.folder, world.log)
})
afterEach(async () => {
  await control.close()
  await world.close()
})

describe('the socket for commands', () => {
  it('makes an API token that serves at once', async () => {
    const made = await askServer(world.folder, 'token.create', { role: 'admin', expiresInMs: null })
    expect(made?.token).toMatch(/^popis_[\w-]{43}$/)
    const response = await world.app.request('/api/v1/subjects', {
      headers: { Authorization: `Bearer ${made?.token}` },
    })
    expect(response.status).toBe(200)
    expect(await world.store.people.apiToken(sha256(made?.token ?? ''))).toMatchObject({
      role: 'admin',
      expiresAt: null,
    })
  })

  it('makes an enrolment token that serves as often and as long as was said', async () => {
    const made = await askServer(world.folder, 'agent.token', { uses: 2, expiresInMs: 60_000 })
    const use = () =>
      world.store.transaction((tx) =>
        tx.people.useEnrolmentToken(sha256(made?.token ?? ''), world.clock.now()),
      )
    expect([await use(), await use(), await use()]).toEqual([{ organisation }, { organisation }, 'used-up'])
  })

  it.skipIf(process.platform === 'win32')('may be opened by its own user only', () => {
    expect(statSync(controlPath(world.folder)).mode & 0o777).toBe(0o600)
  })

  it('names what of a request is wrong', async () => {
    const asking = askServer(world.folder, 'agent.token', { uses: 0, expiresInMs: -1 })
    await expect(asking).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ where: 'uses' }, { where: 'expiresInMs' }],
    })
    await expect(
      askServer(world.folder, 'no.such' as 'agent.token', { uses: 1, expiresInMs: 1 }),
    ).rejects.toThrow('no.such')
  })

  it('goes on after somebody who sends nonsense', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(controlPath(world.folder), () => socket.end('nonsense\r\n\r\n'))
      socket
        .on('error', () => resolve())
        .on('close', () => resolve())
        .resume()
    })
    expect(await askServer(world.folder, 'agent.token', { uses: 1, expiresInMs: 1000 })).not.toBeNull()
  })

  it('takes the place of one that a killed server left behind', async () => {
    await control.close()
    writeFileSync(controlPath(world.folder), '')
    control = await openControl(world.services, world.folder, world.log)
    expect(await askServer(world.folder, 'agent.token', { uses: 1, expiresInMs: 1000 })).not.toBeNull()
  })

  it.skipIf(process.platform === 'win32')('finds a place for a data folder that lies deep', async () => {
    const deep = join(world.folder, 'd'.repeat(120))
    const path = controlPath(deep)
    expect(Buffer.byteLength(path)).toBeLessThan(104)
    const second = await openControl(world.services, deep, world.log)
    expect(await askServer(deep, 'agent.token', { uses: 1, expiresInMs: 1000 })).not.toBeNull()
    await second.close()
    rmSync(join(path, '..'), { recursive: true })
  })
})

describe('without a server', () => {
  it('a change is made on the store itself, and a server that starts later knows it', async () => {
    await world.token('viewer')
    await control.close()
    await world.store.close()
    const register = join(world.folder, 'inventory.json')
    writeFileSync(register, JSON.stringify(world.services.register.value))
    const { token } = await carryOut({ data: world.folder, register }, 'token.create', {
      role: 'auditor',
      expiresInMs: null,
    })
    const { openSqliteStore } = await import('#store/sqlite/open.js')
    const store = await openSqliteStore(join(world.folder, 'popis.db'))
    expect(await store.people.apiToken(sha256(token))).toMatchObject({ role: 'auditor', organisation })
    await store.close()
  })

  it('a folder in which no server ever ran is named', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'popis-empty-'))
    await expect(
      carryOut({ data: empty, register: join(empty, 'inventory.json') }, 'token.create', {
        role: 'admin',
        expiresInMs: null,
      }),
    ).rejects.toThrow(empty)
    rmSync(empty, { recursive: true })
  })
})
