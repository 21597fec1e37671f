import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { linuxLine, windowsLine } from '../../src/web/observe/install-lines.js'

const pin = `sha256/${'A'.repeat(43)}=`
const install = { url: 'https://popis.example.rs', token: 'enrol_x', pin }
const pinCheck = readFileSync('agents/packaging/windows/pin.cs', 'utf8')

describe('the line that lets a computer in', () => {
  it('gives a shell the pin for fetching and for reporting', () => {
    expect(linuxLine(install)).toBe(
      `curl -fsSk --pinnedpubkey 'sha256//${'A'.repeat(43)}=' https://popis.example.rs/agent/install.sh | ` +
        `sudo sh -s -- --server https://popis.example.rs --token enrol_x --pin '${pin}'`,
    )
    execFileSync('sh', ['-n', '-c', linuxLine(install)])
    // Without a pin curl itself must know who signed.
    expect(linuxLine({ ...install, pin: null })).not.toMatch(/-k|pin/)
  })

  it('is one line for PowerShell, whose quotes end where they should', () => {
    const line = windowsLine(install, pinCheck)
    expect(line).not.toContain('\n')
    expect(pinCheck).not.toMatch(/['\u2018\u2019]|\/\//)
    expect(line.split("'").length % 2).toBe(1)
    expect(line.indexOf(`[PopisPin]::Use('${pin}')`)).toBeLessThan(line.indexOf('DownloadString'))
    expect(line).toMatch(/-Server 'https:\/\/popis\.example\.rs' -Token 'enrol_x' -Pin 'sha256\/A+='$/)
    expect(windowsLine({ ...install, pin: null }, pinCheck)).not.toContain('PopisPin')
  })
})
