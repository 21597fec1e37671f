import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import xprotect from '#agents/probes/antivirus/xprotect.js'
import timeMachine from '#agents/probes/backup/time-machine.js'
import filevault from '#agents/probes/encryption/filevault.js'
import firewall from '#agents/probes/firewall/macos.js'
import monitor from '#agents/probes/monitor/macos.js'
import os from '#agents/probes/os/macos.js'
import updates from '#agents/probes/updates/macos.js'
import { readDisplays } from '#agents/tools/macos/ioreg-displays.js'
import { fakeHost, type World } from '../fake-host.js'
import { recordings } from '../fixture.js'
import { makeEdid } from '../tools/monitor/make-edid.js'

const plist = (body: string) => `<?xml version="1.0"?>\n<plist version="1.0">${body}</plist>`
const mac = (world: World) => fakeHost({ platform: 'darwin', ...world })

/** A Mac whose plutil turns these property lists into XML. */
const withLists = (lists: Readonly<Record<string, string>>, world: World = {}) =>
  mac({
    ...world,
    files: { ...Object.fromEntries(Object.keys(lists).map((path) => [path, 'bplist00'])), ...world.files },
    programs: { '/usr/bin/plutil': (args) => ({ stdout: plist(lists[args.at(-1) ?? ''] ?? '') }) },
  })

describe('probes of macOS', () => {
  it.each([
    ['FileVault is On.\n', 'on', true],
    ['FileVault is Off.\n', 'off', false],
    ['FileVault is Off.\nEncryption in progress: Percent completed = 40\n', 'encrypting', false],
    ['FileVault is On.\nDecryption in progress: Percent completed = 40\n', 'decrypting', false],
  ])('read FileVault: %s', async (stdout, state, encrypted) => {
    const programs = { '/usr/bin/fdesetup': { stdout }, '/usr/sbin/sysctl': { stdout: 'MacBookPro18,3\n' } }
    expect(await filevault.collect(mac({ programs }), {})).toMatchObject([
      { volume: '/', state, encrypted, portable: true },
    ])
  })

  it('do not guess at words of fdesetup that they do not know', async () => {
    const programs = { '/usr/bin/fdesetup': { stdout: 'FileVault est activé.\n' }, '/usr/sbin/sysctl': {} }
    await expect(filevault.collect(mac({ programs }), {})).rejects.toMatchObject({ reason: 'unreadable' })
  })

  it.each([
    ['Firewall is disabled. (State = 0)', false, 'allow'],
    ['Firewall is enabled. (State = 1)', true, 'deny'],
    ['Firewall is set to block all non-essential incoming connections. (State = 2)', true, 'deny'],
  ])('read the firewall: %s', async (stdout, enabled, defaultInbound) => {
    const programs = { '/usr/libexec/ApplicationFirewall/socketfilterfw': { stdout } }
    expect(await firewall.collect(mac({ programs }), {})).toMatchObject([
      { tool: 'macos', enabled, defaultInbound },
    ])
  })

  it('read the definitions of XProtect', async () => {
    const bundle = '/Library/Apple/System/Library/CoreServices/XProtect.bundle/Contents'
    const rules = `${bundle}/Resources/XProtect.yara`
    const host = withLists(
      { [`${bundle}/Info.plist`]: '<dict><key>CFBundleShortVersionString</key><string>5287</string></dict>' },
      { files: { [rules]: '' }, modified: { [rules]: '2026-11-04T10:00:00.000Z' } },
    )
    expect(await xprotect.collect(host, {})).toMatchObject([
      { product: 'XProtect', definitionsVersion: '5287', definitionsAt: '2026-11-04T10:00:00.000Z' },
    ])
  })

  it('read the newer definitions of XProtect where macOS keeps two', async () => {
    const [old, current] = ['/Library/Apple/System/Library/CoreServices', '/private/var/protected/xprotect']
    const info = (version: string) =>
      `<dict><key>CFBundleShortVersionString</key><string>${version}</string></dict>`
    const rules = (folder: string | undefined) => `${folder}/XProtect.bundle/Contents/Resources/XProtect.yara`
    const host = withLists(
      {
        [`${old}/XProtect.bundle/Contents/Info.plist`]: info('5270'),
        [`${current}/XProtect.bundle/Contents/Info.plist`]: info('5287'),
      },
      {
        files: { [rules(old)]: '', [rules(current)]: '' },
        modified: { [rules(old)]: '2025-01-04T10:00:00.000Z', [rules(current)]: '2026-11-04T10:00:00.000Z' },
      },
    )
    expect(await xprotect.collect(host, {})).toMatchObject([
      { definitionsVersion: '5287', definitionsAt: '2026-11-04T10:00:00.000Z' },
    ])
  })

  it('read what softwareupdate keeps, and pass over installations that are no updates', async () => {
    const entry = (date: string, name: string, process: string) =>
      `<dict><key>date</key><date>${date}</date><key>displayName</key><string>${name}</string><key>processName</key><string>${process}</string></dict>`
    const host = withLists({
      '/Library/Preferences/com.apple.SoftwareUpdate.plist':
        '<dict><key>LastSuccessfulDate</key><date>2026-11-22T05:00:00Z</date><key>RecommendedUpdates</key><array><dict><key>Display Name</key><string>macOS 26.1</string></dict></array></dict>',
      '/Library/Receipts/InstallHistory.plist': `<array>${entry('2026-10-01T08:00:00Z', 'macOS 26.0.1', 'softwareupdated')}${entry('2026-11-20T08:00:00Z', 'XProtectPlistConfigData', 'softwareupdated')}${entry('2026-11-21T08:00:00Z', 'Some App', 'installer')}</array>`,
    })
    expect(await updates.collect(host, {})).toEqual([
      {
        manager: 'softwareupdate',
        pending: 1,
        pendingSecurity: null,
        lastAppliedAt: '2026-10-01T08:00:00.000Z',
        lastCheckedAt: '2026-11-22T05:00:00.000Z',
      },
    ])
  })

  it('read the copies of Time Machine, disk by disk', async () => {
    const host = withLists({
      '/Library/Preferences/com.apple.TimeMachine.plist':
        '<dict><key>Destinations</key><array><dict><key>DestinationID</key><string>A1</string><key>LastKnownVolumeName</key><string>Backup</string><key>LastKnownEncryptionState</key><string>Encrypted</string><key>SnapshotDates</key><array><date>2026-11-20T20:00:00Z</date><date>2026-11-21T20:15:04Z</date></array></dict><dict><key>DestinationID</key><string>B2</string><key>NetworkURL</key><string>smb://backup@nas._smb._tcp.local./TimeMachine</string><key>RESULT</key><integer>18</integer><key>AttemptDates</key><array><date>2026-11-21T22:10:00Z</date></array></dict></array></dict>',
    })
    expect(await timeMachine.collect(host, {})).toMatchObject([
      {
        job: 'Time Machine A1',
        target: 'Backup',
        lastSuccess: '2026-11-21T20:15:04.000Z',
        copies: 2,
        encrypted: true,
      },
      {
        job: 'Time Machine B2',
        target: 'smb://nas._smb._tcp.local./TimeMachine',
        lastSuccess: null,
        lastRun: '2026-11-21T22:10:00.000Z',
        lastResult: 'failed',
        copies: 0,
        encrypted: null,
        medium: 'network',
      },
    ])
  })

  it('tell of an attempt of Time Machine that failed after the last copy', async () => {
    const host = withLists({
      '/Library/Preferences/com.apple.TimeMachine.plist':
        '<dict><key>Destinations</key><array><dict><key>RESULT</key><integer>18</integer><key>AttemptDates</key><array><date>2026-11-21T22:10:00Z</date></array><key>SnapshotDates</key><array><date>2026-11-20T20:00:00Z</date></array></dict></array></dict>',
    })
    expect(await timeMachine.collect(host, {})).toMatchObject([
      { lastSuccess: '2026-11-20T20:00:00.000Z', lastResult: 'failed' },
    ])
  })

  it('say that a property list is not for them, and that one is not there', async () => {
    const path = '/Library/Preferences/com.apple.TimeMachine.plist'
    const programs = { '/usr/bin/plutil': { code: 1, stdout: 'Operation not permitted' } }
    const denied = mac({ files: { [path]: '' }, programs, isPrivileged: false })
    await expect(timeMachine.collect(denied, {})).rejects.toMatchObject({ reason: 'denied' })
    await expect(timeMachine.collect(mac({ programs }), {})).rejects.toMatchObject({ reason: 'absent' })
  })

  it('read the version of macOS', async () => {
    const programs: World['programs'] = {
      '/usr/bin/sw_vers': {
        stdout: 'ProductName:\t\tmacOS\nProductVersion:\t\t15.7.2\nBuildVersion:\t\t24G325\n',
      },
      '/usr/sbin/sysctl': (args) => ({
        stdout: args[1] === 'kern.boottime' ? '{ sec = 1763700000, usec = 52931 } Fri Nov 21\n' : '24.6.0\n',
      }),
    }
    const host = mac({
      programs,
      files: {},
      links: { '/etc/localtime': '/var/db/timezone/zoneinfo/Europe/Belgrade' },
    })
    expect(await os.collect(host, {})).toMatchObject([
      {
        family: 'macos',
        version: '15.7.2',
        build: '24G325',
        kernel: '24.6.0',
        timeZone: 'Europe/Belgrade',
        bootedAt: '2025-11-21T04:40:00.000Z',
      },
    ])
  })

  it('name a monitor once, under whichever class it is listed', async () => {
    const line = `    "IODisplayEDID" = <${makeEdid({ name: 'DELL P2319H', serial: 'ABC' }).toString('hex')}>\n`
    const programs = { '/usr/sbin/ioreg': { stdout: line } }
    expect(await monitor.collect(mac({ programs }), {})).toMatchObject([
      { connector: 'DELL P2319H ABC', diagonalInches: 23 },
    ])
  })

  const folder = recordings('glpi-agent-raw/macos/ioreg')
  it.skipIf(folder === null)('read recorded monitors on a chip of Apple', () => {
    expect(readDisplays(readFileSync(join(folder ?? '', 'AppleCLCD2-2'), 'utf8'))).toMatchObject([
      {
        manufacturer: 'Dell',
        model: 'DELL P2421DC',
        serial: '9D5RR63',
        madeInYear: 2021,
        measuredIn: 'cm',
        diagonalInches: 24,
      },
      {
        manufacturer: 'Dell',
        model: 'DELL P2421DC',
        serial: '5LWQR63',
        madeInYear: 2021,
        measuredIn: 'cm',
        diagonalInches: 24,
      },
    ])
  })
})
