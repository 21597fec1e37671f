import { day, type Instant, minute, toMs } from '#lib/instant.js'

/** A number between −1 and 1 that seems to come by chance, the same for the same words. */
export const noise = (words: string): number => {
  let hash = 2_166_136_261
  for (const letter of words) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0
  return (hash % 20_001) / 10_000 - 1
}

/** A quantity that swings about `middle` over a day, highest in the afternoon, and trembles. */
export const wave = (
  name: string,
  at: Instant,
  { middle, swing, tremble = 0 }: { middle: number; swing: number; tremble?: number },
): number => {
  const ms = toMs(at)
  const angle = ((ms % day) / day) * 2 * Math.PI
  return middle - swing * Math.cos(angle - 0.6) + tremble * noise(`${name} ${Math.floor(ms / (5 * minute))}`)
}
