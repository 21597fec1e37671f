import { describe, expect, it } from 'vitest'
import { ProbeError } from '#agents/probe.js'
import restic from '#agents/probes/backup/restic.js'
import { fakeHost, memoryNotes, type World } from '../../fake-host.js'
import { fixture } from '../../fixture.js'

const options = { repository: '/srv/backup', passwordFile: '/etc/popis/restic' }

const ask = (programs: World['programs'], more: object = {}, world: World = {}) =>
  restic.collect(
    fakeHost({
      ...world,
      files: { '/etc/popis/restic': 'secret\n', ...world.files },
      ...(programs ? { programs } : {}),
    }),
    { ...options, ...more },
  )

/** Lists snapshots and is too slow to measure them. */
const sizeless = (stdout: string) => (args: readonly string[]) => {
  if (args[0] === 'stats') throw new ProbeError('timeout', 'restic did not end')
  return { stdout }
}

describe('backup/restic', () => {
  it('tells the newest snapshot of each machine and its paths, and measures each once', async () => {
    let measured = 0
    const restic = (args: readonly string[]) => {
      if (args[0] !== 'stats') return { stdout: fixture('restic/0.14.0-snapshots.json') }
      measured += 1
      return { stdout: fixture('restic/0.14.0-stats.json') }
    }
    const notes = memoryNotes()
    const first = await ask({ restic }, { job: 'nightly' }, { notes })
    const known = { tool: 'restic', target: '/srv/backup', encrypted: true, lockedSince: null }
    const size = { lastSizeBytes: 6390466, lastFiles: 239, usualSizeBytes: null, usualFiles: null }
    expect(first).toEqual([
      {
        job: 'nightly srv-files:/srv/src',
        ...known,
        ...size,
        lastSuccess: '2026-11-22T22:01:42.794Z',
        lastRun: '2026-11-22T22:01:42.794Z',
        lastResult: 'success',
        previousSizeBytes: 6390466,
        copies: 2,
        origin: 'srv-files',
        paths: ['/srv/src'],
        missingPaths: [],
      },
      {
        job: 'nightly srv-web:/srv/src/nut',
        ...known,
        ...size,
        lastSuccess: '2026-11-22T22:01:43.772Z',
        lastRun: '2026-11-22T22:01:43.772Z',
        lastResult: 'success',
        previousSizeBytes: null,
        copies: 1,
        origin: 'srv-web',
        paths: ['/srv/src/nut'],
        missingPaths: [],
      },
    ])
    expect(await ask({ restic }, { job: 'nightly' }, { notes })).toEqual(first)
    expect(measured).toBe(3)
  })

  it('believes the sizes that restic 0.17 notes itself', async () => {
    const snapshot = (night: number, bytes: number) => ({
      id: `a${night}`,
      time: `2026-11-1${night}T23:00:00Z`,
      hostname: 'srv-1',
      paths: ['/srv'],
      summary: { total_bytes_processed: bytes, total_files_processed: 10 },
    })
    const stdout = JSON.stringify([1, 2, 3, 4].map((night) => snapshot(night, night === 4 ? 50 : 1000)))
    expect(await ask({ restic: { stdout } })).toMatchObject([
      {
        lastSuccess: '2026-11-13T23:00:00.000Z',
        lastResult: 'shrunken',
        lastSizeBytes: 50,
        usualSizeBytes: 1000,
        lastFiles: 10,
      },
    ])
  })

  it('sees that a source is missing, with which restic 0.14 ends with 0', async () => {
    const stdout = fixture('restic/0.14.0-missing-source.json')
    const missing = [{ missingPaths: ['/srv/b'], lastResult: 'incomplete', copies: 3, lastSizeBytes: null }]
    expect(await ask({ restic: sizeless(stdout) })).toMatchObject(missing)
    const facts = await ask({ restic: sizeless(stdout) }, { paths: ['/srv/a', '/srv/c'] })
    expect(facts).toMatchObject([{ missingPaths: ['/srv/c'], lastSuccess: null }])
    expect(await ask({ restic: sizeless(stdout) }, { paths: ['/srv/a'] })).toMatchObject([
      { missingPaths: [], lastSuccess: '2026-11-29T21:48:44.999Z' },
    ])
  })

  it('tells since when the repository is locked, here and on another machine', async () => {
    const lock = `/srv/backup/locks/${'a'.repeat(64)}`
    const modified = { [lock]: '2026-11-20T05:00:00.000Z' }
    expect(await ask({ restic: { stdout: '[]' } }, {}, { files: { [lock]: 'x' }, modified })).toMatchObject([
      { lockedSince: '2026-11-20T05:00:00.000Z' },
    ])
    const restic = (args: readonly string[]) => {
      if (args[0] === 'list') return { stdout: `${'b'.repeat(64)}\n` }
      return { stdout: args[0] === 'cat' ? '{"time":"2026-11-29T21:49:12.253657556Z"}' : '[]' }
    }
    expect(await ask({ restic }, { repository: 'sftp:backup@198.51.100.7:/srv' })).toMatchObject([
      { lockedSince: '2026-11-29T21:49:12.253Z', medium: 'network' },
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
      if (args[0] === 'snapshots') asked = args
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
