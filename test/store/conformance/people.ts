import { expect, it } from 'vitest'
import { at, hash, type Open } from './things.js'

const user = {
  id: 'user-1',
  organisation: 'varos',
  name: 'admin',
  role: 'admin' as const,
  language: null,
  createdAt: at(0),
  passwordHash: '$argon2id$one',
}

/** People, their sessions, and the tokens and codes with which others come in. */
export const people = (open: Open): void => {
  it('finds a user by id and name, and changes what is put again', async () => {
    const { store } = await open()
    expect(await store.people.hasUsers()).toBe(false)
    await store.transaction((tx) => tx.people.putUser(user))
    expect(await store.people.hasUsers()).toBe(true)
    expect(await store.people.user('user-1')).toEqual(user)
    expect(await store.people.userByName('admin')).toEqual(user)
    expect(await store.people.userByName('nobody')).toBeNull()
    await store.transaction((tx) =>
      tx.people.putUser({ ...user, language: 'sr-Cyrl', passwordHash: '$argon2id$two' }),
    )
    expect(await store.people.user('user-1')).toMatchObject({
      language: 'sr-Cyrl',
      passwordHash: '$argon2id$two',
    })
  })

  it('refuses a second user of the same name', async () => {
    const { store } = await open()
    await store.transaction((tx) => tx.people.putUser(user))
    const second = store.transaction((tx) =>
      tx.people.putUser({ ...user, id: 'user-2', organisation: 'reka' }),
    )
    await expect(second).rejects.toMatchObject({ code: 'conflict' })
  })

  it('keeps a session until it is ended, and opens none for nobody', async () => {
    const { store } = await open()
    const session = { user: 'user-1', createdAt: at(0), expiresAt: at(60) }
    const early = store.transaction((tx) => tx.people.putSession(hash('s'), session))
    await expect(early).rejects.toMatchObject({ code: 'not_found' })
    await store.transaction(async (tx) => {
      await tx.people.putUser(user)
      await tx.people.putSession(hash('s'), session)
    })
    expect(await store.people.session(hash('s'))).toEqual(session)
    await store.transaction((tx) => tx.people.endSession(hash('s')))
    expect(await store.people.session(hash('s'))).toBeNull()
  })

  it('keeps API tokens by their hash, and that one was revoked', async () => {
    const { store } = await open()
    const token = {
      id: 't-1',
      organisation: 'varos',
      role: 'viewer' as const,
      createdAt: at(0),
      expiresAt: null,
      revokedAt: null,
    }
    await store.transaction((tx) => tx.people.putApiToken(hash('t'), token))
    expect(await store.people.apiToken(hash('t'))).toEqual(token)
    await store.transaction((tx) => tx.people.putApiToken(hash('t'), { ...token, revokedAt: at(5) }))
    expect(await store.people.apiToken(hash('t'))).toEqual({ ...token, revokedAt: at(5) })
    expect(await store.people.apiToken(hash('other'))).toBeNull()
  })

  it('has one first code at a time, until it is used', async () => {
    const { store } = await open()
    expect(await store.people.firstCode()).toBeNull()
    await store.transaction((tx) => tx.people.putFirstCode(hash('one'), at(10)))
    await store.transaction((tx) => tx.people.putFirstCode(hash('two'), at(20)))
    expect(await store.people.firstCode()).toEqual({ hash: hash('two'), expiresAt: at(20) })
    await store.transaction((tx) => tx.people.useFirstCode())
    expect(await store.people.firstCode()).toBeNull()
  })

  it('takes an enrolment token as often as it may be used, until it expires', async () => {
    const { store } = await open()
    const token = { organisation: 'varos', expiresAt: at(60), uses: 2 }
    await store.transaction((tx) => tx.people.putEnrolmentToken(hash('e'), token))
    const use = (minutes: number, name = 'e') =>
      store.transaction((tx) => tx.people.useEnrolmentToken(hash(name), at(minutes)))
    expect(await use(1, 'other')).toBe('unknown')
    expect(await use(60)).toBe('expired')
    expect(await use(59)).toEqual({ organisation: 'varos' })
    expect(await use(2)).toEqual({ organisation: 'varos' })
    expect(await use(3)).toBe('used-up')
  })

  it('gives a use of a token back when the transaction fails', async () => {
    const { store } = await open()
    await store.transaction((tx) =>
      tx.people.putEnrolmentToken(hash('e'), { organisation: 'varos', expiresAt: at(60), uses: 1 }),
    )
    const failing = store.transaction(async (tx) => {
      await tx.people.useEnrolmentToken(hash('e'), at(1))
      throw new Error('no room')
    })
    await expect(failing).rejects.toThrow('no room')
    expect(await store.transaction((tx) => tx.people.useEnrolmentToken(hash('e'), at(1)))).toEqual({
      organisation: 'varos',
    })
  })
}
