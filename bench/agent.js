// One whole run of the agent on this machine: processor time with that of its tools, wall time, peak memory; beside it
// the bare runtime, and what other agents of inventories take for theirs where they are installed.
import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

const runOnce = ([command, ...args], cwd) =>
  new Promise((resolve, reject) => {
    const cpuBefore = childrenSeconds()
    const started = performance.now()
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'ignore'] })
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
      if (code !== 0) reject(new Error(`${command} ended with ${code}`))
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

const medians = (all) =>
  Object.fromEntries(Object.keys(all[0]).map((field) => [field, median(all.map((run) => run[field]))]))

const isInstalled = (command) =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, command)))

/** What a package brings, without the sources that a checkout looks through for changes. */
const install = (root, folder) => {
  const keep = ['bin', 'dist', 'package.json']
  for (const name of keep) cpSync(join(root, name), join(folder, name), { recursive: true })
  rmSync(join(folder, 'dist', '.compiled'), { recursive: true, force: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return join(folder, 'bin', 'popis.js')
}

/** Settings with a backup to look at: the one thing that no agent finds by itself. */
const settle = (cwd) => {
  const backups = join(cwd, 'backups')
  const file = join(backups, 'copy-1.tar.gz')
  const anHourAgo = new Date(Date.now() - 3_600_000)
  mkdirSync(backups)
  writeFileSync(file, Buffer.alloc(1_000_000, 'x'))
  utimesSync(file, anHourAgo, anHourAgo)
  const probe = { probe: 'backup/folder', path: backups }
  writeFileSync(join(cwd, 'agent.yaml'), JSON.stringify({ stateFolder: 'state', probes: [probe] }))
}

/**
 * The first run of an installed agent, which remembers nothing, and the medians of later ones. All take turns, so that a busy moment is shared.
 */
export const benchAgent = async ({ root, runs }) => {
  const cwd = mkdtempSync(join(tmpdir(), 'popis-bench-agent-'))
  try {
    settle(cwd)
    const launcher = install(root, mkdtempSync(join(cwd, 'popis-')))
    const mine = [process.execPath, launcher, 'agent', 'run', '--once', '--print']
    const others = [
      ['fusioninventory-agent', 'fusioninventory-inventory'],
      ['ocsinventory-agent', 'ocsinventory-agent', '--stdout', `--basevardir=${cwd}`],
    ].filter(([name]) => isInstalled(name))
    const first = await runOnce(mine, cwd)
    const commands = { 'popis agent run': mine, 'node -e 0': [process.execPath, '-e', '0'] }
    for (const [name, ...command] of others) commands[name] = command
    const results = Object.fromEntries(Object.keys(commands).map((name) => [name, []]))
    for (let run = 0; run < runs; run++)
      for (const [name, command] of Object.entries(commands)) results[name].push(await runOnce(command, cwd))
    return {
      first,
      later: Object.fromEntries(Object.entries(results).map(([name, all]) => [name, medians(all)])),
    }
  } finally {
    rmSync(cwd, { recursive: true, force: true })
  }
}

/** What was measured, a line each. */
export const agentLines = ({ first, later }) => {
  const { 'popis agent run': popis, ...others } = later
  const cost = ({ cpuSeconds, wallSeconds, peakMiB: peak }) =>
    `${cpuSeconds.toFixed(2)} s CPU, ${wallSeconds.toFixed(2)} s wall, ${peak.toFixed(0)} MiB peak`
  const isOver = popis.cpuSeconds > 0.45 || popis.peakMiB > 70
  return [
    [
      'agent: one run, with software, updates, backup',
      `${cost(popis)}${isOver ? '  OVER 0.45 s or 70 MiB' : ''}`,
    ],
    ['  the first one, which asks apt', cost(first)],
    ...Object.entries(others).map(([name, taken]) => [
      `  ${name}`,
      `${cost(taken)}; popis takes ${(popis.cpuSeconds / taken.cpuSeconds).toFixed(2)} of that`,
    ]),
  ]
}
