import { setImmediate } from 'node:timers/promises'
import { openSlice } from './slice.js'

/** Does work that comes in small parts, and lets others have the thread in between. */
export const inSlices = async (parts: Iterable<void>, sliceMs = 8): Promise<void> => {
  let slice = openSlice(sliceMs)
  for (const _ of parts) {
    if (!slice.isOver()) continue
    await setImmediate()
    slice = openSlice(sliceMs)
  }
}
