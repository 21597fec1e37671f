import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readXmlTree, type XmlElement } from '#lib/xml-tree.js'
import { temporaryFolder } from '../store/folder.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

interface File {
  readonly name: string
  readonly data: Buffer
  readonly mode: number
}
interface Platform {
  readonly id: string
  readonly archive: string
  pack(files: readonly File[]): Buffer
}
interface Archives {
  readonly platforms: readonly [Platform, Platform]
  archiveFiles(
    root: string,
    platform: Platform,
    node: { node: Buffer; licence: Buffer },
    program: File[],
  ): File[]
  installers(root: string): { name: string; data: Buffer }[]
}

const load = async <T>(name: string): Promise<T> =>
  (await import(join(root, 'bin', 'agent-package', `${name}.js`))) as T

const { platforms, archiveFiles, installers } = await load<Archives>('archives')
const { readTar } = await load<{ readTar(bytes: Buffer): Map<string, Buffer> }>('tar')
const [linux, windows] = platforms

/** Stands for Node.js: says its version, lets in whoever has the right token, and reports. */
const fakeNode = `#!/bin/sh
[ "$1" = --version ] && { echo v24.0.0; exit; }
shift
echo "$@" >>"$FAKE_SAYS"
case "$1 $3" in
  "enrol bad") exit 3 ;;
  enrol*) echo key >"\${5%/*}/agent.key"; echo "server: $2" >>"$5" ;;
esac
`
const node = { node: Buffer.from(fakeNode), licence: Buffer.from('MIT') }
const deep = `app/node_modules/${'long-name/'.repeat(12)}file.js`
const program = [deep, 'app/bin/popis-agent.js'].map((name) => ({
  name,
  data: Buffer.from(name),
  mode: 0o644,
}))
const packed = (platform: Platform) => platform.pack(archiveFiles(root, platform, node, program))

describe('an archive', () => {
  it('holds Node.js, the program, the scripts and the licences, and is the same each time', () => {
    const files = readTar(gunzipSync(packed(linux)))
    expect([...files.keys()].sort()).toEqual(
      [
        'LICENSE',
        'LICENSE.node',
        'app/bin/popis-agent.js',
        deep,
        'node',
        'popis-agent',
        'popis-agent.cron',
        'popis-agent.service',
        'popis-agent.timer',
        'uninstall.sh',
      ].map((name) => `popis-agent/${name}`),
    )
    expect(files.get(`popis-agent/${deep}`)?.toString()).toBe(deep)
    for (const platform of platforms) expect(packed(platform).equals(packed(platform))).toBe(true)
  })

  it('is a zip file for Windows, with scripts that end their lines as Windows does', () => {
    const files = unzipSync(packed(windows))
    expect(Object.keys(files).sort()).toEqual(
      [
        'LICENSE',
        'LICENSE.node',
        'app/bin/popis-agent.js',
        deep,
        'node.exe',
        'popis-agent.cmd',
        'task.xml',
        'uninstall.ps1',
      ].map((name) => `popis-agent/${name}`),
    )
    for (const name of ['popis-agent.cmd', 'uninstall.ps1'])
      expect(Buffer.from(files[`popis-agent/${name}`] ?? []).toString()).not.toMatch(/(?<!\r)\n/)
  })
})

describe('installing on Linux below another root', () => {
  const world = () => {
    const folder = temporaryFolder()
    const place = join(folder, 'root')
    mkdirSync(place)
    const archive = join(folder, linux.archive)
    writeFileSync(archive, packed(linux))
    const says = join(folder, 'says')
    const run = (script: string, args: readonly string[]) =>
      execFileSync('sh', [script, '--root', place, ...args], {
        // Whoever tests may have a shorter PATH than a machine on which something is installed.
        env: { ...process.env, PATH: `${process.env.PATH}:/usr/bin:/bin`, FAKE_SAYS: says },
        stdio: 'pipe',
      }).toString()
    const install = (...args: string[]) =>
      run(join(root, 'agents/packaging/linux/install.sh'), ['--archive', archive, ...args])
    return { place, says, install, run }
  }
  const url = ['--server', 'https://popis.example.rs/']
  const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8)

  it('puts in place what only its owner reads, keeps it when it comes again, and leaves nothing', () => {
    const { place, says, install, run } = world()
    mkdirSync(join(place, 'opt'))
    const said = install(...url, '--token', 'good', '--pin', 'sha256/x')
    expect(said).toContain('enrolled with https://popis.example.rs\n')
    const units = join(place, 'etc/systemd/system')
    expect(readdirSync(units)).toEqual(['popis-agent.service', 'popis-agent.timer', 'timers.target.wants'])
    expect(existsSync(join(units, 'timers.target.wants/popis-agent.timer'))).toBe(true)
    expect(lstatSync(join(place, 'usr/local/bin/popis-agent')).isSymbolicLink()).toBe(true)
    expect(modeOf(join(place, 'opt/popis-agent/node'))).toBe('755')
    for (const folder of ['etc/popis-agent', 'var/lib/popis-agent'])
      expect(modeOf(join(place, folder))).toBe('700')
    expect(modeOf(join(place, 'etc/popis-agent/agent.yaml'))).toBe('600')
    install(...url, '--token', 'other', '--schedule', 'cron')
    expect(existsSync(join(place, 'etc/cron.d/popis-agent'))).toBe(true)
    expect(readFileSync(says, 'utf8')).toBe(
      `enrol https://popis.example.rs good --config ${place}/etc/popis-agent/agent.yaml --pin sha256/x\n`,
    )
    run(join(place, 'opt/popis-agent/uninstall.sh'), ['--quiet'])
    // It was there before.
    expect(readdirSync(place)).toEqual(['opt'])
    expect(readdirSync(join(place, 'opt'))).toEqual([])
  })

  it('leaves nothing where the server does not let the machine in', () => {
    const { place, install } = world()
    expect(() => install(...url, '--token', 'bad')).toThrow('was not let in')
    expect(readdirSync(place)).toEqual([])
    expect(() => install('--sever', 'x')).toThrow('there is no option --sever')
  })
})

describe('installing on Windows', () => {
  const text = (name: string) => readFileSync(join(root, 'agents/packaging/windows', name), 'utf8')

  it('has a task whose XML is whole: as the system, every five minutes, never twice at once', () => {
    const task = readXmlTree(text('task.xml'))
    const read = (...names: string[]) =>
      names
        .reduce<XmlElement | undefined>((at, name) => at?.children.find((child) => child.name === name), task)
        ?.text.trim()
    expect(read('Principals', 'Principal', 'UserId')).toBe('S-1-5-18')
    expect(read('Triggers', 'TimeTrigger', 'Repetition', 'Interval')).toBe('PT5M')
    expect(read('Settings', 'MultipleInstancesPolicy')).toBe('IgnoreNew')
    expect(read('Actions', 'Exec', 'Arguments')).toContain('run --once --config "@DATA@\\agent.yaml"')
  })

  it('has scripts that are plain ASCII, closed, and of words that PowerShell 5.1 knows', () => {
    const script =
      installers(root)
        .find(({ name }) => name === 'install.ps1')
        ?.data.toString() ?? ''
    expect(script).toContain('public static class PopisPin')
    expect(script).not.toContain('@PIN_CHECK@')
    for (const source of [script, text('uninstall.ps1')]) {
      expect(source).toMatch(/^[\t\r\n\x20-\x7e]*$/)
      // Comments, here-strings and strings hold brackets of their own.
      const code = source
        .replaceAll(/<#[\s\S]*?#>|@'\r?\n[\s\S]*?\r?\n'@/g, '')
        .replaceAll(/^\s*#.*$/gm, '')
        .replaceAll(/'[^']*'|"[^"]*"/g, "''")
      for (const [open, close] of [
        ['{', '}'],
        ['(', ')'],
        ['[', ']'],
      ] as const)
        expect(code.split(open).length, open).toBe(code.split(close).length)
      // What a function says that way it returns.
      expect(code).not.toContain('Write-Output')
      expect(code).not.toMatch(/\?\?|\?\.|&&|\|\||\bTernary\b|-SkipCertificateCheck/)
    }
  })
})
