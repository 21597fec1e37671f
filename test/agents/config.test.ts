import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type AgentConfig, readConfig } from '#agents/config.js'
import { defineProbe, type Probe } from '#agents/probe.js'
import upsSnmp from '#agents/probes/ups/snmp.js'
import Backup from '#contract/facts/backup.js'
import { Problem } from '#lib/problem.js'

const here = process.platform as 'linux' | 'darwin' | 'win32'

const declare = (automatic: boolean, platforms = [here]): Probe =>
  defineProbe({
    topic: Backup,
    summary: '',
    platforms,
    automatic,
    options: z.object({ path: z.string().default('/srv'), depth: z.int().optional() }),
    ...(automatic ? {} : { label: (options: { path: string }) => options.path }),
    collect: async () => [],
  })

const probes = new Map<string, Probe>([
  ['ups/snmp', upsSnmp as unknown as Probe],
  ['backup/folder', declare(false)],
  ['backup/elsewhere', declare(false, here === 'linux' ? ['win32'] : ['linux'])],
  ['firewall/ufw', declare(true)],
  ['firewall/nftables', declare(true)],
])

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'popis-config-'))
})
afterEach(() => rm(folder, { recursive: true }))

const read = async (text: string): Promise<AgentConfig> => {
  await writeFile(join(folder, 'agent.yaml'), text)
  return readConfig(join(folder, 'agent.yaml'), probes)
}

/** What is wrong, each as `line:column what`. */
const faultsOf = async (text: string): Promise<string[]> => {
  const error: unknown = await read(text).catch((caught: unknown) => caught)
  if (!(error instanceof Problem)) throw new Error(`no Problem: ${String(error)}`)
  return error.faults.map(({ where, what }) => `${where.replace(join(folder, 'agent.yaml:'), '')} ${what}`)
}

describe('agent.yaml', () => {
  it('adds what is configured to what is tried by itself', async () => {
    const { entries, everySeconds, server } = await read(
      'server: https://popis.example:8420\nevery: 10m\nprobes:\n  - { probe: backup/folder, path: /backup }\n',
    )
    expect(entries.map(({ id, configured }) => [id, configured])).toEqual([
      ['firewall/ufw', false],
      ['firewall/nftables', false],
      ['backup/folder:/backup', true],
    ])
    expect([server, everySeconds]).toEqual(['https://popis.example:8420', 600])
  })

  it('takes paths as relative to its own folder', async () => {
    const config = await read('keyFile: secret/key\n')
    expect(config.keyFile).toBe(join(folder, 'secret', 'key'))
    expect(config.stateFolder).toBe(join(folder, 'agent-state'))
  })

  it('counts an automatic probe that somebody names as configured', async () => {
    const { entries } = await read('probes:\n  - probe: firewall/ufw\n')
    expect(entries.map(({ id, configured }) => [id, configured])).toEqual([
      ['firewall/nftables', false],
      ['firewall/ufw', true],
    ])
  })

  it('leaves out what is to be skipped', async () => {
    const { entries } = await read('skip: [firewall/ufw]\n')
    expect(entries.map(({ id }) => id)).toEqual(['firewall/nftables'])
  })

  it('names every fault with its line and column', async () => {
    const faults = await faultsOf(
      [
        'probes:',
        '  - probe: backup/restc',
        '  - probe: backup/folder',
        '    paht: /backup',
        '  - probe: backup/folder',
        '    depth: deep',
        'skip:',
        '  - firewall/uwf',
      ].join('\n'),
    )
    expect(faults[0]).toMatch(/^2:5 there is no probe “backup\/restc”; there are ups\/snmp, backup\/folder/)
    expect(faults[1]).toBe('4:5 there is no setting “paht” here')
    expect(faults[2]).toMatch(/^6:5 probes\.2\.depth: /)
    expect(faults[3]).toMatch(/^8:5 “firewall\/uwf” is not tried by itself here/)
    expect(faults).toHaveLength(4)
  })

  it('refuses options that are wrong only together', async () => {
    const loaded = await faultsOf('probes:\n  - { probe: ups/snmp, community: geheim }\n')
    expect(loaded).toEqual(['2:7 no device is named: give host or hosts'])
  })

  it('refuses two entries that cannot be told apart', async () => {
    const faults = await faultsOf(
      'probes:\n  - { probe: backup/folder, path: /a }\n  - { probe: backup/folder, path: /a }\n',
    )
    expect(faults).toEqual(['3:5 a second entry backup/folder:/a: give each a name of its own'])
  })

  it('lets a name tell two entries apart', async () => {
    const { entries } = await read(
      'probes:\n  - { probe: backup/folder, name: new, path: /a }\n  - { probe: backup/folder, path: /a }\n',
    )
    expect(entries.slice(2).map(({ id }) => id)).toEqual(['backup/folder:new', 'backup/folder:/a'])
  })

  it('refuses a probe of another system', async () => {
    expect(await faultsOf('probes:\n  - probe: backup/elsewhere\n')).toEqual([
      expect.stringMatching(/^2:5 backup\/elsewhere runs on \w+ only$/),
    ])
  })

  it.each([
    ['http://popis.example', 'use https://'],
    ['popis.example', 'is no address'],
    ['https://user:word@popis.example', 'holds no user'],
  ])('refuses to send the key to %s', async (server, why) => {
    expect((await faultsOf(`server: ${server}\n`))[0]).toContain(why)
  })

  it.each(['0s', '8d', '1mo', 'often'])('refuses the interval %s', async (every) => {
    expect((await faultsOf(`every: ${every}\n`))[0]).toMatch(/^1:1 every: .*is no interval/)
  })

  it('says where a file is no YAML', async () => {
    expect((await faultsOf('server: "https://x\nevery: 5m\n'))[0]).toMatch(/^\d+:\d+ /)
  })

  it('says what to do where there is no file', async () => {
    await expect(readConfig(join(folder, 'none.yaml'), probes)).rejects.toThrow('popis agent enrol URL TOKEN')
  })
})
