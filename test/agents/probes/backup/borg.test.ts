import { describe, expect, it } from 'vitest'
import borg from '#agents/probes/backup/borg.js'
import { stemOf } from '#agents/tools/borg/archives.js'
import { fakeHost, type World } from '../../fake-host.js'
import { fixture } from '../../fixture.js'

const options = { repository: '/srv/borgrepo', passphraseFile: '/etc/popis/borg' }
const files = {
  '/etc/popis/borg': 'secret\n',
  '/srv/borgrepo/config': '[repository]\nappend_only = 1\n',
  '/etc/a': '',
}

const ask = (programs: NonNullable<World['programs']>, more: object = {}, world: World = {}) =>
  borg.collect(fakeHost({ ...world, files: { ...files, ...world.files }, programs }), { ...options, ...more })

const program = (args: readonly string[]) => ({
  stdout: fixture(args.includes('list') ? 'borg/1.2.4-list.json' : 'borg/1.2.4-info.json'),
})

describe('backup/borg', () => {
  it('tells a job for each name without its date', async () => {
    const facts = await ask({ borg: program }, { job: 'nightly' })
    expect(facts).toEqual([
      {
        job: 'nightly srv-files',
        tool: 'borg',
        target: '/srv/borgrepo',
        lastSuccess: '2026-11-22T22:02:38.000Z',
        lastRun: '2026-11-22T22:02:38.000Z',
        // What is not there when it is looked at was not there for borg, which ends with a warning then.
        lastResult: 'incomplete',
        lastSizeBytes: 3172936,
        previousSizeBytes: 3172936,
        usualSizeBytes: null,
        lastFiles: 82,
        usualFiles: null,
        copies: 2,
        origin: 'srv-1',
        paths: ['/srv/data', '/etc'],
        missingPaths: ['/srv/data'],
        encrypted: true,
        protection: 'append-only',
        lockedSince: null,
      },
      expect.objectContaining({ job: 'nightly srv-web', copies: 1 }),
    ])
  })

  it('is complete where all its sources are there', async () => {
    const facts = await ask({ borg: program }, {}, { files: { '/srv/data/x': '' } })
    expect(facts).toMatchObject([{ lastResult: 'success', missingPaths: [] }, {}])
    const more = await ask({ borg: program }, { paths: ['/home'] }, { files: { '/srv/data/x': '' } })
    expect(more).toMatchObject([{ missingPaths: ['/home'] }, {}])
  })

  it('sees a lock that was left behind', async () => {
    const lock = '/srv/borgrepo/lock.exclusive'
    const world = { files: { [`${lock}/srv-1@1.2-3`]: '' }, modified: { [lock]: '2026-11-20T05:00:00.000Z' } }
    expect(await ask({ borg: program }, {}, world)).toMatchObject([
      { lockedSince: '2026-11-20T05:00:00.000Z' },
      {},
    ])
  })

  it('never waits for a lock and never asks a question', async () => {
    let asked: readonly string[] = []
    const watch = (args: readonly string[]) => {
      asked = args
      return program(args)
    }
    await ask({ borg: watch })
    expect(asked).toContain('--bypass-lock')
  })

  it('tells an empty repository apart from one that cannot be read', async () => {
    const listed = { ...JSON.parse(fixture('borg/1.2.4-list.json')), archives: [] }
    const facts = await ask({ borg: { stdout: JSON.stringify(listed) } })
    expect(facts).toMatchObject([{ job: '/srv/borgrepo', lastSuccess: null, copies: 0 }])
    const wrong = { code: 2, stderr: fixture('borg/1.2.4-wrong-passphrase.txt') }
    await expect(ask({ borg: wrong })).rejects.toMatchObject({ reason: 'denied', detail: 'wrong passphrase' })
    const none = {
      code: 2,
      stderr: '{"type": "log_message", "levelname": "ERROR", "msgid": "Repository.DoesNotExist"}',
    }
    await expect(ask({ borg: none })).rejects.toMatchObject({ detail: 'no repository at /srv/borgrepo' })
    await expect(ask({})).rejects.toMatchObject({ reason: 'absent' })
  })

  it.each([
    ['srv-files-2026-11-20', 'srv-files'],
    ['srv-1-2026-11-22T22:02:38.123456', 'srv-1'],
    ['db_20261122-2300', 'db'],
    ['2026-11-22', '2026-11-22'],
    ['weekly', 'weekly'],
  ])('takes %s for a copy of %s', (name, stem) => {
    expect(stemOf(name)).toBe(stem)
  })
})
