// One whole run of the agent on this machine: processor time with that of its tools, wall time, peak memory.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { peakMiB } from './server-process.js'

/** Processor seconds of children that have ended; NaN where the system does not say. */
const childrenSeconds = () => {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ')
    return (Number(fields[13]) + Number(fields[14])) / 100
  } catch {
    return Number.NaN
  }
}

const runOnce = (launcher, cwd) =>
  new Promise((resolve, reject) => {
    const cpuBefore = childrenSeconds()
    const started = performance.now()
    const child = spawn(process.execPath, [launcher, 'agent', 'run', '--once', '--print'], {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let peak = 0
    let bytes = 0
    child.stdout.on('data', (chunk) => {
      bytes += chunk.length
    })
    const watch = setInterval(() => {
      const now = peakMiB(child.pid)
      if (now > peak) peak = now
    }, 2)
    child.once('error', reject)
    child.once('exit', (code) => {
      clearInterval(watch)
      if (code !== 0) reject(new Error(`agent run ended with ${code}`))
      else
        resolve({
          cpuSeconds: childrenSeconds() - cpuBefore,
          wallSeconds: (performance.now() - started) / 1000,
          peakMiB: peak,
          bytes,
        })
    })
  })

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]

export const benchAgent = async ({ launcher, cwd, runs }) => {
  await runOnce(launcher, cwd)
  const all = []
  for (let run = 0; run < runs; run++) all.push(await runOnce(launcher, cwd))
  return Object.fromEntries(Object.keys(all[0]).map((field) => [field, median(all.map((run) => run[field]))]))
}
