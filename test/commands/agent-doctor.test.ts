import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import doctor from '../../src/commands/agent-doctor.js'
import { main } from '../../src/commands.js'
import { listenOn } from '../agents/listening.js'
import { temporaryFolder } from '../store/folder.js'

/** How the doctor ends with such a configuration, and what it prints. */
const run = async (settings: string, format: 'table' | 'json' = 'table') => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'agent-state'))
  writeFileSync(join(folder, 'agent.key'), 'key')
  const config = join(folder, 'agent.yaml')
  writeFileSync(config, settings)
  const out: string[] = []
  const terminal = { out: (line: string) => out.push(line), err: () => undefined, isInteractive: false }
  return { code: await doctor.run({ options: { config, format }, args: [], raw: [], terminal }), out }
}

describe('popis agent doctor', () => {
  it('ends with 1 for what is wrong, 2 for the configuration, 3 for a server that is away', async () => {
    const refusing = createServer((_, response) => response.writeHead(401).end('{}'))
    await listenOn(refusing, async (port) => {
      const { code, out } = await run(`server: http://127.0.0.1:${port}\n`)
      expect([code, out.length]).toEqual([1, 8])
      expect(out.join('\n')).toMatch(/^fail +key +401/m)
    })
    expect((await run('sever: x\n')).code).toBe(2)
    const away = await listenOn(createServer(), async (port) => `http://127.0.0.1:${port}`)
    const { code, out } = await run(`server: ${away}\n`, 'json')
    expect([code, JSON.parse(out.join('\n'))]).toEqual([
      3,
      expect.objectContaining({
        code: 3,
        findings: expect.arrayContaining([expect.objectContaining({ check: 'server', state: 'fail' })]),
      }),
    ])
  })

  it('is called popis-agent doctor where the agent was installed alone', async () => {
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    try {
      await main(['agent', 'doctor', '--help'], 'popis-agent')
      const help = written.mock.calls.flat().join('')
      expect(help).toContain('  popis-agent doctor --format json')
      expect(help).not.toContain('popis agent')
    } finally {
      written.mockRestore()
    }
  })
})
