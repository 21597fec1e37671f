import { expect, it } from 'vitest'
import type { Grant, KeptUser, Session } from '#domain/ports/people.js'
import { at, hash, type Open } from './things.js'

const user: KeptUser = {
  id: 'user-1',
  organisation: 'varos',
  name: 'admin',
  fullName: 'Ана Антић',
  mail: 'ana@example.rs',
  language: null,
  createdAt: at(0),
  disabledAt: null,
  passwordHash: '$argon2id$one',
}

const grant: Grant = {
  organisation: 'varos',
  user: 'user-1',
  role: 'admin',
  person: 'P-1',
  offices: ['head'],
  grantedAt: at(0),
}

const session: Session = {
  id: 'session-1',
  organisation: 'varos',
  user: 'user-1',
  createdAt: at(0),
  expiresAt: at(60),
  seenAt: at(0),
  address: '192.0.2.1',
  browser: 'Firefox',
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

  it('knows what a user may do in each organisation, and nothing in others', async () => {
    const { store } = await open()
    const early = store.transaction((tx) => tx.people.putGrant(grant))
    await expect(early).rejects.toMatchObject({ code: 'not_found' })
    await store.transaction(async (tx) => {
      await tx.people.putUser(user)
      await tx.people.putGrant(grant)
      await tx.people.putGrant({ ...grant, organisation: 'reka', role: 'viewer', offices: [] })
    })
    expect(await store.people.grant('varos', 'user-1')).toEqual(grant)
    expect(await store.people.grant('reka', 'user-1')).toMatchObject({ role: 'viewer' })
    expect(await store.people.grant('gora', 'user-1')).toBeNull()
    expect(await store.people.account('gora', 'user-1')).toBeNull()
    expect(await store.people.accounts('gora')).toEqual([])
    const { passwordHash: _, ...known } = user
    const account = { ...known, role: 'admin', person: 'P-1', offices: ['head'] }
    const [first, ...others] = await store.people.accounts('varos')
    expect(first).toEqual({ ...account, hasPassword: true, hasSecondFactor: false })
    expect(others).toEqual([])
    await store.transaction((tx) => tx.people.putGrant({ ...grant, role: 'auditor', person: null }))
    expect(await store.people.account('varos', 'user-1')).toMatchObject({ role: 'auditor', person: null })
  })

  it('keeps a session until it is ended, and opens none for who has no right here', async () => {
    const { store } = await open()
    await store.transaction((tx) => tx.people.putUser(user))
    const early = store.transaction((tx) => tx.people.putSession(hash('s'), session))
    await expect(early).rejects.toMatchObject({ code: 'not_found' })
    await store.transaction(async (tx) => {
      await tx.people.putGrant(grant)
      await tx.people.putSession(hash('s'), session)
      await tx.people.seeSession(hash('s'), at(5))
    })
    expect(await store.people.session(hash('s'))).toEqual({ ...session, seenAt: at(5) })
    await store.transaction((tx) => tx.people.endSession(hash('s')))
    expect(await store.people.session(hash('s'))).toBeNull()
  })

  it('ends sessions by their id, all of a user, and those that are over', async () => {
    const { store } = await open()
    const ids = async () => (await store.people.sessions('varos', 'user-1')).map(({ id }) => id)
    await store.transaction(async (tx) => {
      await tx.people.putUser(user)
      await tx.people.putGrant(grant)
      for (const [index, name] of ['a', 'b', 'c', 'd'].entries())
        await tx.people.putSession(hash(name), { ...session, id: name, createdAt: at(index) })
    })
    expect(await ids()).toEqual(['d', 'c', 'b', 'a'])
    const end = (organisation: string, id: string) =>
      store.transaction((tx) => tx.people.endSessionOf(organisation, 'user-1', id))
    expect(await end('reka', 'a')).toBe(false)
    expect([await end('varos', 'a'), await end('varos', 'a')]).toEqual([true, false])
    expect(await store.transaction((tx) => tx.people.endSessions('user-1', hash('c')))).toBe(2)
    expect(await ids()).toEqual(['c'])
    await store.transaction((tx) => tx.people.forgetSessions(at(59)))
    expect(await ids()).toEqual(['c'])
    await store.transaction((tx) => tx.people.forgetSessions(at(60)))
    expect(await ids()).toEqual([])
  })

  it('keeps a second factor, and takes each recovery code once', async () => {
    const { store } = await open()
    const factor = { secret: 'sealed', confirmedAt: null, lastStep: 0 }
    await store.transaction(async (tx) => {
      await tx.people.putUser(user)
      await tx.people.putGrant(grant)
      await tx.people.putSecondFactor('user-1', factor)
    })
    expect((await store.people.account('varos', 'user-1'))?.hasSecondFactor).toBe(false)
    const confirmed = { ...factor, confirmedAt: at(1), lastStep: 7 }
    await store.transaction(async (tx) => {
      await tx.people.putSecondFactor('user-1', confirmed)
      await tx.people.putRecoveryCodes('user-1', [hash('one'), hash('two')])
    })
    expect(await store.people.secondFactor('user-1')).toEqual(confirmed)
    expect((await store.people.account('varos', 'user-1'))?.hasSecondFactor).toBe(true)
    const use = (code: string) =>
      store.transaction((tx) => tx.people.useRecoveryCode('user-1', hash(code), at(2)))
    expect([await use('three'), await use('one'), await use('one')]).toEqual([false, true, false])
    expect(await store.people.recoveryCodes('user-1')).toBe(1)
    await store.transaction((tx) => tx.people.dropSecondFactor('user-1'))
    expect(await store.people.secondFactor('user-1')).toBeNull()
    expect(await store.people.recoveryCodes('user-1')).toBe(0)
  })

  it('has one link to come in by for each user', async () => {
    const { store } = await open()
    const link = { kind: 'invitation', organisation: 'varos', user: 'user-1' } as const
    await store.transaction(async (tx) => {
      await tx.people.putUser({ ...user, passwordHash: null })
      await tx.people.putGrant(grant)
      await tx.people.putEntryLink(hash('one'), { ...link, createdAt: at(0), expiresAt: at(10) })
      await tx.people.putEntryLink(hash('two'), { ...link, createdAt: at(1), expiresAt: at(11) })
    })
    expect(await store.people.entryLink(hash('one'))).toBeNull()
    const kept = { ...link, createdAt: at(1), expiresAt: at(11) }
    expect(await store.people.entryLink(hash('two'))).toEqual(kept)
    expect(await store.people.entryLinkOf('varos', 'user-1')).toEqual(kept)
    expect(await store.people.entryLinkOf('reka', 'user-1')).toBeNull()
    await store.transaction((tx) => tx.people.dropEntryLinks('user-1'))
    expect(await store.people.entryLink(hash('two'))).toBeNull()
  })

  it('keeps API tokens by their hash, and that one was revoked', async () => {
    const { store } = await open()
    const token = {
      id: 't-1',
      organisation: 'varos',
      role: 'viewer' as const,
      name: 'backup',
      madeBy: 'user-1',
      createdAt: at(0),
      expiresAt: null,
      revokedAt: null,
      lastUsedAt: null,
    }
    await store.transaction((tx) => tx.people.putApiToken(hash('t'), token))
    expect(await store.people.apiToken(hash('t'))).toEqual(token)
    await store.transaction((tx) => tx.people.seeApiToken(hash('t'), at(4)))
    const revoke = (organisation: string) =>
      store.transaction((tx) => tx.people.revokeApiToken(organisation, 't-1', at(5)))
    expect([await revoke('reka'), await revoke('varos'), await revoke('varos')]).toEqual([false, true, false])
    const revoked = { ...token, revokedAt: at(5), lastUsedAt: at(4) }
    expect(await store.people.apiToken(hash('t'))).toEqual(revoked)
    expect(await store.people.apiTokens('varos')).toEqual([revoked])
    expect(await store.people.apiTokens('reka')).toEqual([])
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
