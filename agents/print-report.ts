import type { Report } from '#contract/report.js'
import type { Entry } from './entries.js'
import { openHost } from './host.js'
import { openNotes } from './notes.js'
import { makeOwnFolder } from './own-folder.js'
import { toReport } from './report.js'
import { collect } from './run.js'
import { newSelf } from './self.js'
import { readState } from './state.js'

interface Options {
  readonly stateFolder: string
  readonly everySeconds: number
  readonly entries: readonly Entry[]
}

/** The whole report that this machine would send now. Only what probes remember is kept. */
export const printReport = async ({ stateFolder, everySeconds, entries }: Options): Promise<Report> => {
  await makeOwnFolder(stateFolder)
  const [state, notes] = await Promise.all([readState(stateFolder), openNotes(stateFolder)])
  const { refusedReports, lastRefusal, lastRun } = state
  const self = { ...newSelf(entries.length), refusedReports, lastRefusal, lastRun }
  const collection = await collect(entries, openHost({ self, notes }))
  await notes.save()
  const head = {
    instance: state.instance,
    sequence: state.sequence + 1,
    intervalSeconds: everySeconds,
    withReadings: true,
  }
  return toReport(collection, head, {})
}
