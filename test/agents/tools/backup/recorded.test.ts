import { describe, expect, it } from 'vitest'
import veeam from '#agents/probes/backup/veeam.js'
import serverBackup from '#agents/probes/backup/windows-server-backup.js'
import { failureOf } from '#agents/tools/borg/failure.js'
import { shown } from '#agents/tools/borg/look.js'
import { readStanzas } from '#agents/tools/databases/pgbackrest.js'
import { readBackups } from '#agents/tools/databases/sql-server.js'
import { readLog } from '#agents/tools/hyper-backup/log.js'
import { readSnapshots } from '#agents/tools/proxmox/snapshots.js'
import { withoutPassword } from '#agents/tools/restic/failure.js'
import { readSessions, sessionsScript } from '#agents/tools/veeam/sessions.js'
import { sections } from '#agents/windows/script.js'
import Backup from '#contract/facts/backup.js'
import { factsOf } from '../../fake-host.js'
import { fakeWindows } from '../../fake-windows.js'
import { fixture } from '../../fixture.js'

const told = (facts: readonly object[]) => facts.map((fact) => Backup.schema.parse(fact))

describe('what tools of backup say, by their documentation', () => {
  it('Proxmox Backup Server: each group, verified or damaged, and a copy that was never ended', () => {
    expect(told(readSnapshots(fixture('proxmox/3-snapshots.json'), 'pbs:store1'))).toMatchObject([
      {
        job: 'pbs:store1 vm/100',
        lastSuccess: '2026-11-22T00:00:00.000Z',
        lastSizeBytes: 32212255000,
        encrypted: true,
        copies: 2,
        lastCheck: '2026-11-21T00:00:00.000Z',
        checkPassed: true,
      },
      {
        job: 'pbs:store1 host/srv-files',
        lastSuccess: '2026-11-21T00:00:00.000Z',
        lastResult: 'incomplete',
        encrypted: false,
        copies: 1,
        lastCheck: null,
        checkPassed: false,
      },
    ])
  })

  it('Veeam: warnings are no success, and a session that runs is no run yet', () => {
    expect(told(readSessions(JSON.parse(fixture('veeam/12-sessions.json'))))).toMatchObject([
      {
        job: 'Daily VMs',
        target: 'Backup Repository 1',
        lastSuccess: '2026-11-20T21:42:10.000Z',
        lastRun: '2026-11-21T21:50:10.000Z',
        lastResult: 'warning',
        encrypted: true,
      },
      { job: 'SQL server', lastSuccess: null, lastResult: 'failed' },
    ])
    expect(readSessions([])).toEqual([])
    expect(() => readSessions([{}])).toThrow('another shape')
  })

  it('Veeam Agent and Backup & Replication: the ends of runs in their logs', async () => {
    const host = fakeWindows({ veeamLogs: JSON.parse(fixture('veeam/events.json')) })
    expect(told(factsOf(await veeam.collect(host, { medium: 'network' })))).toMatchObject([
      {
        job: 'Backup Job SRV-1',
        tool: 'veeam',
        lastSuccess: '2026-11-20T21:31:55.000Z',
        lastRun: '2026-11-21T21:30:02.000Z',
        lastResult: 'failed',
        lastMessage: expect.stringMatching(/^Job details: /),
        medium: 'network',
      },
      { job: "Director's VMs", lastSuccess: null, lastResult: 'warning' },
      { job: 'Copy 1', lastSuccess: '2026-11-22T02:00:00.000Z', lastResult: 'success' },
    ])
    const quiet = fakeWindows({ veeamLogs: [{ log: 'Veeam Agent', events: [] }] })
    await expect(veeam.collect(quiet, {})).rejects.toMatchObject({ reason: 'unreadable' })
    await expect(veeam.collect(fakeWindows({ veeamLogs: [] }), {})).rejects.toMatchObject({
      reason: 'absent',
    })
  })

  it('Windows Server Backup: the last good one, and that the last one failed', async () => {
    const summary = JSON.parse(fixture('windows-server-backup/2022-summary.json'))
    expect(told(factsOf(await serverBackup.collect(fakeWindows({ serverBackup: [summary] }), {})))).toEqual([
      {
        job: 'Windows Server Backup',
        tool: 'windows-server-backup',
        target: 'E:',
        lastSuccess: '2026-11-21T20:00:12.000Z',
        lastRun: '2026-11-22T20:00:07.000Z',
        lastResult: 'failed',
        lastMessage: 'The backup operation that started has failed.',
        copies: 14,
        paths: ['C:'],
      },
    ])
    await expect(serverBackup.collect(fakeWindows({ serverBackup: [] }), {})).rejects.toMatchObject({
      reason: 'absent',
    })
  })

  it('Hyper Backup: local times of the device, in summer and winter', () => {
    expect(told(readLog(fixture('hyper-backup/4-synobackup.log.txt'), 'Europe/Belgrade'))).toMatchObject([
      { job: 'Photos', target: 'Local', lastSuccess: '2026-11-21T02:13:06.000Z', lastResult: 'success' },
      {
        job: 'Office',
        lastSuccess: '2026-07-20T02:00:02.000Z',
        lastRun: '2026-11-21T03:00:40.000Z',
        lastResult: 'failed',
      },
    ])
  })

  it('SQL Server: each database by its own notes, and one that was never backed up', () => {
    expect(told(readBackups(fixture('sql-server/2019-backups.txt'), 'SRV-1'))).toMatchObject([
      {
        job: 'SRV-1 Registry',
        target: 'D:\\Backup',
        lastSuccess: '2026-11-22T05:00:00.000Z',
        encrypted: false,
      },
      { job: 'SRV-1 Archive', target: null, lastSuccess: null },
    ])
    expect(readBackups('\n', 'SRV-1')).toEqual([])
  })

  it('pgBackRest: a copy with a damaged page, and a cluster without a copy', () => {
    expect(told(readStanzas(fixture('pgbackrest/2-info.json')))).toMatchObject([
      {
        job: 'main',
        lastSuccess: '2026-11-20T23:01:00.000Z',
        lastResult: 'failed',
        copies: 2,
        encrypted: true,
      },
      { job: 'archive', lastSuccess: null, lastMessage: 'no valid backups', encrypted: false },
    ])
  })
})

describe('addresses of repositories', () => {
  it('are told without their passwords, whatever characters those have', () => {
    expect(withoutPassword('rest:https://ana:p@ss:w@nas.example:8000/a')).toBe(
      'rest:https://nas.example:8000/a',
    )
    expect(shown('ssh://popis:p@ss:w@nas.example/./borg')).toBe('ssh://popis@nas.example/./borg')
    expect(shown('ssh://popis@nas.example/./borg')).toBe('ssh://popis@nas.example/./borg')
    const stderr = 'Connection closed: ssh://popis:p@ss@nas.example/borg'
    expect(failureOf({ code: 2, stdout: '', stderr }, '').detail).not.toMatch(/p@|ss@/)
  })
})

describe('what PowerShell is asked', () => {
  it('only reads', () => {
    const verbs = [
      ...`${sessionsScript} ${sections.serverBackup} ${sections.veeamLogs}`.matchAll(
        /\b([A-Z]\w+)-[A-Z]\w+/g,
      ),
    ]
    const others = verbs.filter(([, verb]) => !/^(Get|New|Where|ForEach|ConvertTo)$/.test(verb ?? ''))
    expect(others.map(([verb]) => verb)).toEqual([])
  })
})
