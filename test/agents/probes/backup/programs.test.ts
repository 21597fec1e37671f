import { describe, expect, it } from 'vitest'
import hyperBackup from '#agents/probes/backup/hyper-backup.js'
import pgbackrest from '#agents/probes/backup/pgbackrest.js'
import proxmoxBackup from '#agents/probes/backup/proxmox-backup.js'
import sqlserver from '#agents/probes/backup/sqlserver.js'
import { fakeHost } from '../../fake-host.js'
import { fixture } from '../../fixture.js'

const files = { '/etc/popis/secret': 'secret\n' }

describe('backup/proxmox-backup', () => {
  const options = { repository: 'popis@pbs!agent@pbs.example:store1', passwordFile: '/etc/popis/secret' }
  const ask = (output: object, more: object = {}) =>
    proxmoxBackup.collect(fakeHost({ files, programs: { 'proxmox-backup-client': output } }), {
      ...options,
      ...more,
    })

  it('tells each group, and never who asks', async () => {
    const facts = await ask({ stdout: fixture('proxmox/3-snapshots.json') }, { place: 'elsewhere' })
    expect(facts).toMatchObject([
      { job: 'pbs.example:store1 vm/100', medium: 'network', place: 'elsewhere', checkPassed: true },
      { checkPassed: false },
    ])
    expect(JSON.stringify(facts)).not.toContain('popis@pbs')
  })

  it('calls an empty datastore a job without a copy', async () => {
    expect(await ask({ stdout: '[]' })).toMatchObject([
      { job: 'pbs.example:store1', lastSuccess: null, copies: 0, medium: 'network' },
    ])
  })

  it('says that the token is wrong', async () => {
    const refused = { code: 255, stderr: 'Error: authentication failed - permission check failed.\n' }
    await expect(ask(refused)).rejects.toMatchObject({ reason: 'denied' })
  })
})

describe('backup/sqlserver', () => {
  const ask = (output: object) =>
    sqlserver.collect(fakeHost({ files, programs: { sqlcmd: output } }), {
      server: 'SRV-1',
      user: 'popis',
      passwordFile: '/etc/popis/secret',
      command: 'sqlcmd',
      place: 'this-machine',
    })

  it('tells each database and what people said of its copies', async () => {
    expect(await ask({ stdout: fixture('sql-server/2019-backups.txt') })).toMatchObject([
      { job: 'SRV-1 Registry', place: 'this-machine' },
      { job: 'SRV-1 Archive', lastSuccess: null },
    ])
  })

  it('says that the login failed', async () => {
    const refused = { code: 1, stderr: "Msg 18456, Level 14, State 1\nLogin failed for user 'popis'." }
    await expect(ask(refused)).rejects.toMatchObject({ reason: 'denied' })
  })

  it('has names written in UTF-8 on Windows, whatever its code page', async () => {
    const asked: string[] = []
    const sqlcmd = (args: readonly string[]) => {
      asked.push(...args)
      return { stdout: fixture('sql-server/2019-backups.txt') }
    }
    await sqlserver.collect(fakeHost({ platform: 'win32', programs: { sqlcmd } }), {
      server: 'SRV-1',
      command: 'sqlcmd',
      place: 'this-machine',
    })
    expect(asked.join(' ')).toContain('-f o:65001')
  })

  it('takes no answer for no right to look', async () => {
    await expect(ask({ stdout: '\n' })).rejects.toMatchObject({ reason: 'denied' })
  })
})

describe('backup/pgbackrest', () => {
  const ask = (output: object) => pgbackrest.collect(fakeHost({ programs: { pgbackrest: output } }), {})

  it('tells each stanza, or why it cannot', async () => {
    expect(await ask({ stdout: fixture('pgbackrest/2-info.json') })).toMatchObject([{ job: 'main' }, {}])
    const refused = { code: 41, stderr: 'ERROR: [041]: unable to open: [13] Permission denied' }
    await expect(ask(refused)).rejects.toMatchObject({ reason: 'denied' })
    await expect(ask({ stdout: '[]' })).rejects.toMatchObject({ reason: 'unreadable' })
  })
})

describe('backup/hyper-backup', () => {
  const log = '/var/log/synolog/synobackup.log'
  const ask = (text: string) =>
    hyperBackup.collect(fakeHost({ files: { [log]: text } }), { log, timeZone: 'Europe/Belgrade' })

  it('tells each task, and calls a log without one unreadable', async () => {
    expect(await ask(fixture('hyper-backup/4-synobackup.log.txt'))).toMatchObject([
      { job: 'Photos' },
      { job: 'Office' },
    ])
    await expect(ask('nothing\n')).rejects.toMatchObject({ reason: 'unreadable' })
  })
})
