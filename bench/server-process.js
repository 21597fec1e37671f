import { fork, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The most memory that a process has held, in MiB; NaN where the system does not say. */
export const peakMiB = (pid) => {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}

export const startBare = () =>
  new Promise((resolve, reject) => {
    const child = fork(new URL('./bare-server.js', import.meta.url))
    child.once('error', reject)
    child.once('message', ({ port }) => resolve({ child, url: `http://127.0.0.1:${port}/` }))
  })

/** Runs `popis serve` on a port of its own and an empty data folder. */
export const startPopis = (data, launcher) =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, POPIS_DATA: data, POPIS_PORT: '0', POPIS_LOG_LEVEL: 'warn' }
    const child = spawn(process.execPath, [launcher, 'serve'], { env, stdio: ['ignore', 'inherit', 'pipe'] })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      said += text
      const url = /listens on (http:\S+)/.exec(said)?.[1]
      if (url) resolve({ child, url })
    })
    child.once('exit', (code) => reject(new Error(`popis serve ended with ${code}: ${said}`)))
  })

export const stop = (child) =>
  new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.once('exit', resolve)
    child.kill('SIGTERM')
  })
