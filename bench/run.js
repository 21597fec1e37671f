// npm run bench: what Popis costs, each figure beside something measured in the same run.

import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { agentLines, benchAgent } from './agent.js'
import { benchImport } from './import.js'
import { benchIntake } from './intake.js'
import { benchJudging } from './judging.js'
import { buildLargeWorld } from './large-world.js'
import { benchLicences } from './licences.js'
import { benchPages } from './pages.js'
import { benchPing } from './ping.js'
import { benchPlan } from './plan.js'
import { benchRegister } from './register.js'
import { benchSnmp } from './snmp.js'

const { values } = parseArgs({
  options: {
    agents: { type: 'string', default: '10000' },
    full: { type: 'string', default: '2000' },
    unchanged: { type: 'string', default: '40000' },
    assets: { type: 'string', default: '20000' },
    hosts: { type: 'string', default: '10000' },
    pings: { type: 'string', default: '10000' },
    only: { type: 'string' },
  },
})
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const launcher = join(root, 'bin', 'popis.js')
const line = (name, value) => console.log(`${name.padEnd(44)} ${value}`)
const rate = ({ perSecond, p50Ms, p99Ms }) =>
  `${Math.round(perSecond).toLocaleString('en')}/s, p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms`

console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}; client and server share them; 50 connections\n`,
)

for (const told of agentLines(await benchAgent({ root, runs: 7 }))) line(...told)
if (values.only === 'agent') process.exit()

const judging = await benchJudging({ root, rounds: 200 })
line(
  `judging: ${judging.rules} rules, ${judging.verdicts} verdicts on one host`,
  `${judging.medianMs.toFixed(2)} ms`,
)

const licences = await benchLicences({ root })
line(
  `licences: ${licences.lines} products, ${licences.hosts} hosts, ${licences.packages} packages each`,
  `from cold ${licences.coldMs.toFixed(0)} ms${licences.coldMs > 2000 ? '  OVER 2000 ms' : ''}`,
)
line('  a bare look through the same packages', `${licences.bareMs.toFixed(0)} ms`)
line(
  '  after the change of one host',
  `${licences.afterMs.toFixed(1)} ms, at most ${licences.worstAfterMs.toFixed(1)} ms${licences.afterMs > 50 ? '  OVER 50 ms' : ''}`,
)

for (const version of ['2c', '3']) {
  const { answered, lastAnswerMs, wholeMs, peakMiB } = await benchSnmp({ version, count: 500, dead: 10 })
  line(
    `SNMP v${version}: 500 devices, ten of them dead`,
    `${answered} told in ${(lastAnswerMs / 1000).toFixed(2)} s, all over in ${(wholeMs / 1000).toFixed(2)} s, ${peakMiB.toFixed(0)} MiB peak`,
  )
}

const intake = await benchIntake({
  launcher,
  agents: Number(values.agents),
  full: Number(values.full),
  unchanged: Number(values.unchanged),
})
line(`full reports, ${(intake.bytes.full / 1000).toFixed(1)} kB, all new`, rate(intake.popisFull))
line('  a server that only parses them', rate(intake.bareFull))
line('  ratio', (intake.popisFull.perSecond / intake.bareFull.perSecond).toFixed(2))
line(`unchanged reports, ${intake.bytes.unchanged} bytes`, rate(intake.popisUnchanged))
line('  a server that only parses them', rate(intake.bareUnchanged))
line('  ratio', (intake.popisUnchanged.perSecond / intake.bareUnchanged.perSecond).toFixed(2))
line(`memory of the server, ${intake.agents} agents enrolled`, `${intake.memoryMiB.toFixed(0)} MiB peak`)

const pings = await benchPing({ launcher, checks: 100, count: Number(values.pings) })
line(
  `pings: ${values.pings} of 100 jobs in ${pings.minute.seconds.toFixed(0)} s, ${pings.kept} kept`,
  `${rate(pings.minute)}${pings.minute.p99Ms > 50 ? '  OVER 50 ms' : ''}`,
)
line('  as many as there is time for, of one job', rate(pings.flood))

const ms = ({ p50Ms, p95Ms }) => `p50 ${p50Ms.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms`
const taken = ({ readMs, totalMs }) =>
  `${(totalMs / 1000).toFixed(2)} s, ${(readMs / 1000).toFixed(2)} s of it reading`
const imported = await benchImport({ assets: 5000 })
line('import: 5,000 assets from XLSX, first to last', taken(imported.first))
line('  the same file once more, nothing to change', taken(imported.again))

const size = { assets: Number(values.assets), hosts: Number(values.hosts) }
const folder = mkdtempSync(join(tmpdir(), 'popis-bench-world-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
const world = await buildLargeWorld(folder, size)
// The register holds the plan from here on.
const plan = await benchPlan({ folder, organisation: world.organisation, rounds: 60 })
const pages = await benchPages({ launcher, folder, hosts: size.hosts })
const register = await benchRegister({ root, folder, world, ...size, rounds: 60 })
line(
  `register: ${register.assets} assets, ${register.hosts} hosts, ${register.verdicts} verdicts`,
  `made in ${register.seconds.toFixed(0)} s`,
)
line(`  an edit of it, on disk (${(register.bytes / 1e6).toFixed(1)} MB)`, ms(register.edits))
line('  a bare synced write of as many bytes', ms(register.bare))
line('  ratio', (register.edits.p50Ms / register.bare.p50Ms).toFixed(2))
line('  5,000 assets more in one edit', `${(register.importMs / 1000).toFixed(2)} s`)
line('  what the page of today shows', ms(register.today))

line(
  `plans: ${plan.rows} rows, ${plan.recorded} recorded, ${plan.seen} seen, ${plan.meets} as specified`,
  `first ${plan.firstMs.toFixed(0)} ms`,
)
line('  against reality, from cold', `${ms(plan.cold)}${plan.cold.p50Ms > 500 ? '  OVER 500 ms' : ''}`)
line('  a bare look through the same facts and register', ms(plan.bare))
line('  ratio', (plan.cold.p50Ms / plan.bare.p50Ms).toFixed(2))
line('  after an edit of an asset', `${ms(plan.edits)}${plan.edits.p50Ms > 20 ? '  OVER 20 ms' : ''}`)
line('  after a report of a host', `${ms(plan.facts)}${plan.facts.p50Ms > 20 ? '  OVER 20 ms' : ''}`)

line('\npages of the same, slowest first', `of /healthz: ${ms(pages.bare)}`)
line(
  '  the server answers after a start',
  `in ${pages.startSeconds.toFixed(1)} s, and has judged all after ${pages.settledSeconds.toFixed(0)} s more`,
)
for (const { address, bytes, ...times } of pages.pages)
  line(
    `  ${address}`,
    `${ms(times)}, ${(times.p50Ms / pages.bare.p50Ms).toFixed(0)} × /healthz, ${(bytes / 1000).toFixed(0)} kB${times.p95Ms > 100 ? '  OVER 100 ms' : ''}`,
  )
