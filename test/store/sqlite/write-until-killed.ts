import { writeSync } from 'node:fs'
import { openSqliteStore } from '#store/sqlite/open.js'
import { agent, alert, notice, report } from '../conformance/things.js'

/** Commits reports, each with an alert and a notice, and prints the number of each once it is on disk. */
const store = await openSqliteStore(process.argv[2] ?? '')
const first = (await store.of('varos').agent('agent-1'))?.sequence ?? 0
for (let sequence = first + 1; ; sequence += 1) {
  await store.transaction(async (tx) => {
    const to = tx.of('varos')
    await to.putAgent(agent({ sequence }))
    await to.putReport(report({ sequence }))
    const opened = await to.alerts.open(alert())
    await to.outbox.queue(notice({ alert: opened }))
  })
  writeSync(1, `${sequence}\n`)
}
