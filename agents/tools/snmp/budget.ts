import { ProbeError } from '../../probe.js'

/**
 * Time for all askings of an entry together: within it is the outcome of an asking, or a failure once that, or all
 * together, has taken too long.
 */
export const openBudget = (allMs: number) => {
  const endsAt = performance.now() + allMs
  return async <T>(who: string, asking: Promise<T>, mostMs = allMs): Promise<T> => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      const end = () => reject(new ProbeError('timeout', `${who} answers, but does not come to an end`))
      timer = setTimeout(end, Math.max(0, Math.min(mostMs, endsAt - performance.now())))
    })
    try {
      return await Promise.race([asking, late])
    } finally {
      clearTimeout(timer)
    }
  }
}
