import { setFlagsFromString } from 'node:v8'
import { z } from 'zod'

/**
 * Makes this whole process small rather than fast: an agent runs a little code every few minutes, and its
 * machine has other work to do. Never call it in the process of the server.
 */
export const leanProcess = (): void => {
  // A larger nursery would spare collections and keep 15 MB for good.
  setFlagsFromString('--semi-space-growth-factor=1')
  // Nothing here runs often enough to win back what optimising it costs.
  setFlagsFromString('--no-opt')
  z.config({ jitless: true })
}
