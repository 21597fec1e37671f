import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import task from '#agents/probes/task/windows.js'
import { loadProbes } from '#agents/probes.js'
import { collect } from '#agents/run.js'
import { askWindows, askWindowsIfMay } from '#agents/windows/ask-windows.js'
import { script, sections } from '#agents/windows/script.js'
import { fakeHost } from '../fake-host.js'
import { fakeWindows } from '../fake-windows.js'

const Row = z.object({ n: z.number() })

describe('asking Windows', () => {
  it('starts one PowerShell for all probes of a run', async () => {
    let starts = 0
    const host = fakeHost({
      platform: 'win32',
      programs: { 'powershell.exe': () => ({ stdout: `\uFEFF{"os":{"answer":[]}}`, code: starts++ }) },
    })
    const probes = [...(await loadProbes())].filter(
      ([id, probe]) => probe.platforms.join() === 'win32' && id !== 'agent/self',
    )
    expect(probes.length).toBeGreaterThanOrEqual(15)
    await collect(
      probes.map(([id, probe]) => ({ id, probe, options: {}, configured: false })),
      host,
    )
    expect(starts).toBe(1)
  })

  it.each([
    ['absent', { category: 'MetadataError', id: 'HRESULT 0x80041010,Microsoft.Management' }],
    ['absent', { category: 'ObjectNotFound', id: 'CommandNotFoundException' }],
    ['denied', { category: 'PermissionDenied', id: 'HRESULT 0x80041003,Microsoft.Management' }],
    [
      'denied',
      { category: 'NotSpecified', id: 'COMException', result: '0x80070005', says: 'Приступ је одбијен' },
    ],
    ['unreadable', { category: 'NotSpecified', id: 'RuntimeException', says: 'Нешто друго' }],
  ])('says %s by the number of a failure, whatever the language', async (reason, failed) => {
    const host = fakeWindows({ bitlocker: { failed } })
    await expect(askWindows(host, 'bitlocker', Row)).rejects.toMatchObject({ reason })
    expect(await askWindowsIfMay(host, 'bitlocker', Row)).toBeNull()
  })

  it('passes over the nulls that an empty pipeline leaves', async () => {
    expect(await askWindows(fakeWindows({ tpm: [null, { n: 1 }] }), 'tpm', Row)).toEqual([{ n: 1 }])
  })

  it('takes for null what PowerShell 5 writes where a command said nothing', async () => {
    const Nullable = z.object({ at: z.string().nullable(), all: z.array(z.string()) })
    const host = fakeWindows({ secureBoot: [{ at: {}, all: [] }] })
    expect(await askWindows(host, 'secureBoot', Nullable)).toEqual([{ at: null, all: [] }])
  })

  it('says which field is in another shape, and that this is so of that section alone', async () => {
    const host = fakeWindows({ tpm: [{ n: 'one' }] })
    await expect(askWindows(host, 'tpm', Row)).rejects.toMatchObject({ reason: 'unreadable' })
    expect(await askWindowsIfMay(host, 'tpm', Row)).toBeNull()
  })

  it.each([
    ['robocopy.exe', 3, true],
    ['Robocopy.exe', 8, false],
    ['wbadmin.exe', 3, false],
    ['wbadmin.exe', 0x41303, null],
  ])('reads how %s ended with %i', async (program, result, succeeded) => {
    const backupTasks = [{ name: '\\copy', enabled: true, program, lastRun: '2026-11-21T20:00:07Z', result }]
    expect(await task.collect(fakeWindows({ backupTasks }), {})).toMatchObject([{ succeeded }])
  })

  it('keeps what was said before its time ran out, and says of the rest that it did', async () => {
    const stdout = 'WARNING: slow\r\n{"tpm":{"answer":[{"n":1}]}}\r\n{"pendingUpdates":{"answ'
    const host = fakeHost({ programs: { 'powershell.exe': { code: -1, stdout, isCut: true } } })
    expect(await askWindows(host, 'tpm', Row)).toEqual([{ n: 1 }])
    await expect(askWindows(host, 'pendingUpdates', Row)).rejects.toMatchObject({ reason: 'timeout' })
  })

  it.each<[string, object]>([
    ['ends with an error', { code: 1, stderr: 'not allowed' }],
    ['says nothing', { stdout: '' }],
  ])('fails where PowerShell %s', async (_, output) => {
    const host = fakeHost({ programs: { 'powershell.exe': output } })
    await expect(askWindows(host, 'os', Row)).rejects.toMatchObject({ reason: 'unreadable' })
  })
})

describe('the script', () => {
  it('has balanced brackets and plain characters, whatever the code page', () => {
    expect(/^[\x20-\x7e\n]*$/.test(script)).toBe(true)
    for (const [open, close] of ['{}', '()', '[]'].map((pair) => [...pair] as [string, string])) {
      const bare = script.replaceAll(/'[^'\n]*'|"[^"\n]*"/g, '')
      expect(bare.split(open).length, open).toBe(bare.split(close).length)
    }
  })

  it('installs nothing, fetches nothing, and never asks for whole keys, people or processes of people', () => {
    expect(script).not.toMatch(
      /Install-|Import-Module|Invoke-WebRequest|DownloadString|Start-Process|Set-ItemProperty/i,
    )
    expect(script).not.toMatch(
      /\b(OA3xOriginalProductKey|DigitalProductId|UserName|CommandLine|Win32_UserAccount|HKCU)\b/i,
    )
    expect(script).not.toMatch(
      /RegisteredOwner|RegisteredUser|PrimaryOwner|UserEmail|Get-Clipboard|\$env:(?!COMPUTERNAME)/i,
    )
  })

  it('stops at errors inside functions of modules too, which look at the global preference alone', () => {
    expect(script).toMatch(/^\$global:ErrorActionPreference = 'Stop'$/m)
  })

  it('asks last what may hang on others, so that no other answer is lost', () => {
    const asked = [...script.matchAll(/^Ask '(\w+)'/gm)].map(([, name]) => name)
    expect(asked.slice(-4)).toEqual(['secureChannel', 'updateState', 'installedUpdates', 'pendingUpdates'])
  })

  it('says null where it says nothing', () => {
    expect(script.match(/^function [TUW]\(.*else \{ \$null \} \}$/gm)).toHaveLength(3)
  })

  it('names each section once', () => {
    expect(script.match(/^Ask '/gm)?.length).toBe(Object.keys(sections).length)
  })
})
