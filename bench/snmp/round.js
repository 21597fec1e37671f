// One round of the agent over all devices that its parent names; says how long it took and what it held.
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHost } from '../../dist/agents/host.js'
import { loadProbes } from '../../dist/agents/probes.js'
import { collect } from '../../dist/agents/run.js'
import { newSelf } from '../../dist/agents/self.js'

process.once('message', async ({ hosts, port, version }) => {
  const probe = (await loadProbes()).get('hardware/snmp')
  const secrets = ['authentication', 'privacy-of-it'].map((secret, index) => {
    const file = join(tmpdir(), `popis-bench-${process.pid}-${index}`)
    writeFileSync(file, secret, { mode: 0o600 })
    return file
  })
  const options = probe.options.parse({
    hosts,
    port,
    version,
    timeoutMs: 1000,
    ...(version === '3' ? { user: 'bench', authKeyFile: secrets[0], privKeyFile: secrets[1] } : {}),
  })
  const host = openHost({ self: { ...newSelf(1), version: '0.1.0' } })
  const started = performance.now()
  let lastAnswerMs = 0
  const timed = {
    ...host,
    snmp: async (target, ask, signal) => {
      const answer = await host.snmp(target, ask, signal)
      lastAnswerMs = performance.now() - started
      return answer
    },
  }
  const { subjects } = await collect([{ id: 'hardware/snmp', probe, options, configured: true }], timed)
  const answered = subjects.filter(({ subject, sets }) => subject !== null && sets.size > 0).length
  const wholeMs = performance.now() - started
  const peakMiB = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
  process.send({ answered, lastAnswerMs, wholeMs, peakMiB })
  process.disconnect()
})
