import { cycleIn, defineRecogniser, major, majorMinor } from '../recogniser.js'

/** Veeam Backup & Replication. */
export default defineRecogniser({
  products: ['veeam-backup-and-replication'],
  mentions: ['Veeam'],
  software: ({ name, version }, cycles) => {
    if (!/^Veeam Backup (?:&|and) Replication(?: Server)?$/i.test(name)) return null
    const known = cycles('veeam-backup-and-replication')
    const cycle = cycleIn(known, major(version)) ?? cycleIn(known, majorMinor(version))
    return { product: 'veeam-backup-and-replication', cycle }
  },
})
