import { setFlagsFromString } from 'node:v8'

/** What is kept of a small register and a few hundred hosts fits into so much. */
const smallBytes = 96 * 1024 * 1024

/**
 * By how much the heap may grow, in percent, before all of it is looked through again. Little saves memory while there is
 * little to look through; with 20,000 assets each look takes a tenth of a second, and pages would wait for it.
 */
export const heapGrowth = (usedBytes: number): number => (usedBytes < smallBytes ? 10 : 40)

/** To be called whenever much has been read or thrown away. */
export const fitHeap = (): void =>
  setFlagsFromString(`--heap-growing-percent=${heapGrowth(process.memoryUsage().heapUsed)}`)
