import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enrolMachine } from '#agents/enrol-machine.js'
import { hour } from '#lib/instant.js'
import { verbs } from '#service/verbs.js'
import { openService } from '../../src/main.js'
import type { RunningService } from '../../src/running-service.js'
import { readSettings } from '../../src/settings.js'

/** The whole service as `popis serve` runs it, on a data folder of its own. */
export const openWholeService = async ({ sample = false, env = {} as Record<string, string> } = {}) => {
  const data = await mkdtemp(join(tmpdir(), 'popis-whole-'))
  const settings = readSettings({ POPIS_DATA: data, POPIS_PORT: '0', POPIS_LOG_LEVEL: 'silent', ...env })
  const running: RunningService = await openService(settings, { sample })
  return {
    ...running,
    data,
    /** Has the agent of this very machine enrol and report once. Returns the subject that the machine is. */
    reportThisMachine: async (): Promise<string> => {
      const { services, url } = running
      const { token } = await verbs['agent.token'].run(services, { uses: 1, expiresInMs: hour }, 'test')
      const config = join(data, 'agent', 'agent.yaml')
      await enrolMachine({ url, token, config, trust: {} })
      await new Promise<void>((resolve, reject) => {
        const child = spawn(
          process.execPath,
          [join('bin', 'popis.js'), 'agent', 'run', '--once', '--config', config],
          { stdio: ['ignore', 'ignore', 'pipe'] },
        )
        let said = ''
        child.stderr.setEncoding('utf8').on('data', (text: string) => {
          said += text
        })
        child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(said))))
      })
      const [host] = await services.store.of(services.organisation).subjects({ kind: 'host' })
      if (!host) throw new Error('this machine has not reported')
      return host.id
    },
    close: async () => {
      await running.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}

export type WholeService = Awaited<ReturnType<typeof openWholeService>>
