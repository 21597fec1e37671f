// The server as its own process, which can be killed at any moment and started again on the same data.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

const running = new Set()
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
process.on('exit', () => {
  for (const child of running) process.kill(-child.pid, 'SIGKILL')
})

export const startServer = (launcher, data, more) =>
  new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      POPIS_DATA: data,
      POPIS_PORT: '0',
      POPIS_HOST: '127.0.0.1',
      POPIS_LOG_LEVEL: 'error',
      ...more,
    }
    const child = spawn(process.execPath, [launcher, 'serve'], {
      env,
      stdio: ['ignore', 'inherit', 'pipe'],
      detached: true,
    })
    running.add(child)
    const ended = once(child, 'exit').then(() => running.delete(child))
    // A group of its own: under an older Node the launcher runs another process, and both must die.
    const end = (signal) => {
      if (running.has(child)) process.kill(-child.pid, signal)
      return ended
    }
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text
      const url = /listens on (http:\S+)/.exec(said)?.[1]
      if (url) resolve({ url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') })
    })
    ended.then(() => reject(new Error(`popis serve ended before it listened: ${said}`)))
  })
