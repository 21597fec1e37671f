import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Logger } from 'pino'
import { enrolMachine } from '#agents/enrol-machine.js'
import { setProbe } from '#agents/set-probe.js'
import { setServer } from '#agents/set-server.js'
import { sha256 } from '#lib/canonical.js'
import { hour, minute, second } from '#lib/instant.js'
import { packageRoot } from '#lib/root.js'
import { verbs } from '#service/verbs.js'
import type { RunningService } from './running-service.js'

export interface OwnAgent {
  stop(): Promise<void>
}

interface Options {
  readonly service: RunningService
  readonly data: string
  readonly log: Pick<Logger, 'warn' | 'error'>
  /** How its agent trusts the server, where that speaks TLS with a certificate of its own. */
  readonly trust: { readonly fingerprint?: string }
}

const isKnown = async (keyFile: string, { services }: RunningService): Promise<boolean> => {
  const key = await readFile(keyFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (key === null) return false
  const agent = await services.store.agentByKey(sha256(key.trim()))
  return agent !== null && agent.revokedAt === null
}

/** Enrols the agent of this machine where it is not, and tells it where the server now listens. */
const prepare = async ({ service, data, trust }: Options): Promise<string> => {
  const config = join(data, 'agent', 'agent.yaml')
  if (await isKnown(join(data, 'agent', 'agent.key'), service)) await setServer(config, service.url, trust)
  else {
    const { store, clock, organisation } = service.services
    const { token } = await verbs['agent.token'].run(
      { store, clock, organisation },
      { uses: 1, expiresInMs: hour },
      'start',
    )
    await enrolMachine({ url: service.url, token, config, trust })
  }
  // A server that nobody backs up is to stand on its first page.
  await setProbe(config, 'backup/popis', { data: resolve(data) })
  return config
}

const firstPauseMs = 5 * second
const longestPauseMs = 5 * minute

/**
 * Runs the agent of this machine in a process of its own, so that neither can hurt the other, and starts it
 * again where it ends by itself.
 */
export const startOwnAgent = async (options: Options): Promise<OwnAgent> => {
  const { log } = options
  const config = await prepare(options)
  let child: ReturnType<typeof spawn> | null = null
  let isStopped = false
  let pauseMs = firstPauseMs
  let pause: NodeJS.Timeout | null = null
  let ended: Promise<void> = Promise.resolve()

  const run = (): void => {
    const startedAt = Date.now()
    const running = spawn(
      process.execPath,
      [join(packageRoot, 'bin', 'popis.js'), 'agent', 'run', '--config', config],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
    child = running
    running.stderr?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n').filter(Boolean)) log.warn(`agent: ${line}`)
    })
    ended = new Promise((resolve) => {
      running.once('error', (error) => {
        log.error({ err: error }, 'the agent of this machine cannot be started')
        resolve()
      })
      running.once('exit', (code) => {
        resolve()
        if (isStopped) return
        pauseMs =
          Date.now() - startedAt > longestPauseMs ? firstPauseMs : Math.min(longestPauseMs, pauseMs * 2)
        log.warn(
          `the agent of this machine ended with code ${code}; it is started again in ${Math.round(pauseMs / second)} s`,
        )
        pause = setTimeout(run, pauseMs)
      })
    })
  }
  run()
  return {
    stop: async () => {
      isStopped = true
      if (pause) clearTimeout(pause)
      child?.kill('SIGTERM')
      await ended
    },
  }
}
