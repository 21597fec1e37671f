import { X509Certificate } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer as createPlain, type RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnose } from '#agents/doctor/diagnose.js'
import { lookAtSchedule, type Scheduler } from '#agents/doctor/look-at-schedule.js'
import { pinOf } from '#lib/pin-of.js'
import { temporaryFolder } from '../store/folder.js'
import { listenOn } from './listening.js'
import { pem } from './tls-server.js'

const now = '2026-11-22T07:00:00.000Z'

const scheduler = (found: Partial<Record<string, number | true>> = {}): Scheduler => ({
  platform: 'linux',
  exists: (path) => found[path] === true,
  run: async (command, args) => {
    const code = found[[command, ...args].join(' ')]
    return typeof code === 'number' ? code : 3
  },
})

const timer = '/etc/systemd/system/popis-agent.timer'
const active = scheduler({ '/run/systemd/system': true, 'systemctl is-active --quiet popis-agent.timer': 0 })

const server =
  (self: object, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status)
    response.end(JSON.stringify({ agent: 'a1', host: 'pc-1', now, lastReportAt: now, ...self }))
  }

const pin = pinOf(new X509Certificate(pem('own')))

/** An installed agent; `lines` stand in its configuration. */
const installed = (...lines: string[]): string => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'agent-state'))
  writeFileSync(join(folder, 'agent.key'), 'the-key\n')
  writeFileSync(join(folder, 'agent.yaml'), `${lines.join('\n')}\n`)
  return join(folder, 'agent.yaml')
}

/** The state of each check, and what was said of those that are not ok. */
const look = async (config: string, at = now, by = active) => {
  const found = await diagnose({ config, scheduler: by, now: () => at })
  return Object.fromEntries(
    found.map(({ check, state, says }) => [
      check,
      state === 'ok' || state === 'skip' ? state : `${state}: ${says}`,
    ]),
  )
}

const overTls = <T>(self: object, use: (url: string) => Promise<T>, status = 200): Promise<T> =>
  listenOn(createServer({ key: pem('own'), cert: pem('own') }, server(self, status)), (port) =>
    use(`https://127.0.0.1:${port}`),
  )

const good = {
  config: 'ok',
  server: 'ok',
  certificate: 'ok',
  key: 'ok',
  clock: 'ok',
  state: 'ok',
  schedule: 'ok',
  report: 'ok',
}

describe('the doctor', () => {
  it('finds nothing wrong with an agent that reports', async () => {
    await overTls({}, async (url) => {
      expect(await look(installed(`server: ${url}`, `pin: ${pin}`))).toEqual(good)
    })
  })

  it('sees another key, and sends it nothing', async () => {
    await overTls({}, async (url) => {
      const wrong = `sha256/${'A'.repeat(43)}=`
      expect(await look(installed(`server: ${url}`, `pin: ${wrong}`))).toMatchObject({
        server: 'ok',
        certificate: expect.stringContaining(`fail: the key of its certificate is ${pin}`),
        key: 'skip',
        report: 'skip',
      })
      // Neither pinned nor signed by anybody who is known.
      expect(await look(installed(`server: ${url}`))).toMatchObject({
        server: expect.stringMatching(/^fail/),
      })
    })
  })

  it('sees a clock that is wrong, and reports that do not come in', async () => {
    const self = { lastReportAt: '2026-11-22T06:30:00.000Z' }
    await overTls(self, async (url) => {
      const found = await look(installed(`server: ${url}`, `pin: ${pin}`), '2026-11-22T07:06:00.000Z')
      expect(found).toEqual({
        ...good,
        clock: 'fail: 360.0 s ahead of the server',
        report: 'fail: the last came in at 2026-11-22T06:30:00.000Z',
      })
    })
  })

  it('sees a key that the server does not know, and a server that is away', async () => {
    await listenOn(
      createPlain(server({ detail: 'The key of this agent was revoked.' }, 401)),
      async (port) => {
        const config = installed(`server: http://127.0.0.1:${port}`)
        expect(await look(config)).toMatchObject({
          key: expect.stringContaining('was revoked'),
          clock: 'skip',
        })
      },
    )
    const away = await listenOn(createPlain(), async (port) => `https://127.0.0.1:${port}`)
    expect(await look(installed(`server: ${away}`, `pin: ${pin}`))).toMatchObject({
      server: expect.stringMatching(/^fail: .*ECONNREFUSED/),
      certificate: 'skip',
      state: 'ok',
    })
  })

  it('says where the configuration is wrong, and still whether it is started', async () => {
    const config = installed('sever: x')
    expect(await look(config)).toMatchObject({
      config: expect.stringContaining('agent.yaml:1:1: there is no setting “sever” here'),
      server: 'skip',
      schedule: 'ok',
    })
    expect(await look(installed('every: 5m'))).toMatchObject({
      config: expect.stringContaining('names no server'),
    })
  })
})

describe('what starts the agent', () => {
  it.each([
    ['a timer that runs', active, 'ok'],
    ['a timer that was turned off', scheduler({ '/run/systemd/system': true, [timer]: true }), 'fail'],
    ['a timer without systemd', scheduler({ [timer]: true }), 'warn'],
    ['cron', scheduler({ '/etc/cron.d/popis-agent': true }), 'ok'],
    ['nothing', scheduler(), 'fail'],
    [
      'a task of Windows',
      { ...scheduler({ 'schtasks.exe /Query /TN Popis Agent': 0 }), platform: 'win32' as const },
      'ok',
    ],
    ['no task of Windows', { ...scheduler(), platform: 'win32' as const }, 'fail'],
  ])('%s', async (_, by, state) => {
    expect((await lookAtSchedule(by)).state).toBe(state)
  })
})
