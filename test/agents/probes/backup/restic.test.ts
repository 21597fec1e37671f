import { describe, expect, it } from 'vitest'
import restic from '#agents/probes/backup/restic.js'
import { fakeHost, type World } from '../../fake-host.js'
import { fixture } from '../../fixture.js'

const options = { repository: '/srv/backup', passwordFile: '/etc/popis/restic' }

const ask = (programs: World['programs'], more: object = {}) =>
  restic.collect(
    fakeHost({ files: { '/etc/popis/restic': 'secret\n' }, ...(programs ? { programs } : {}) }),
    {
      ...options,
      ...more,
    },
  )

describe('backup/restic', () => {
  it('tells the newest snapshot and how many there are', async () => {
    const facts = await ask(
      { restic: { stdout: fixture('restic/0.14.0-snapshots.json') } },
      { job: 'nightly' },
    )
    expect(facts).toEqual([
      {
        job: 'nightly',
        tool: 'restic',
        target: '/srv/backup',
        lastSuccess: '2026-11-22T22:01:43.772Z',
        copies: 3,
        encrypted: true,
      },
    ])
  })

  it.each(['[]', 'null'])(
    'tells an empty repository (%s) apart from one that cannot be read',
    async (stdout) => {
      expect(await ask({ restic: { stdout } })).toMatchObject([{ lastSuccess: null, copies: 0 }])
    },
  )

  it('never locks the repository and asks for the hosts and tags that are meant', async () => {
    let asked: readonly string[] = []
    const program = (args: readonly string[]) => {
      asked = args
      return { stdout: '[]' }
    }
    await ask({ restic: program }, { hosts: ['srv-1'], tags: ['daily'] })
    expect(asked).toContain('--no-lock')
    expect(asked.join(' ')).toContain('--host srv-1 --tag daily')
  })

  it.each([
    ['0.14', { code: 1, stderr: fixture('restic/0.14.0-wrong-password.txt') }],
    ['0.17', { code: 12, stderr: 'Fatal: something in new words' }],
  ])('says that the password is wrong (restic %s)', async (_, output) => {
    await expect(ask({ restic: output })).rejects.toMatchObject({
      reason: 'denied',
      detail: 'wrong password',
    })
  })

  it.each([
    ['0.14', { code: 1, stderr: fixture('restic/0.14.0-no-repository.txt') }],
    ['0.17', { code: 10, stderr: 'Fatal: something in new words' }],
  ])('says that there is no repository (restic %s)', async (_, output) => {
    await expect(ask({ restic: output })).rejects.toMatchObject({
      reason: 'unreadable',
      detail: 'no repository at /srv/backup',
    })
  })

  it('says that restic is not installed', async () => {
    await expect(ask({})).rejects.toMatchObject({ reason: 'absent' })
  })

  it('does not call a missing password file a missing tool', async () => {
    await expect(restic.collect(fakeHost(), options)).rejects.toMatchObject({ reason: 'unreadable' })
  })

  it('never tells a password that stands in an address', async () => {
    const repository = 'rest:https://user:hunter2@backup.example/srv'
    const facts = await ask({ restic: { stdout: '[]' } }, { repository })
    const failure = await ask({ restic: { code: 10 } }, { repository }).catch(String)
    expect(JSON.stringify([facts, failure, restic.label?.({ ...options, repository })])).not.toContain(
      'hunter2',
    )
  })
})
