import { topics } from '#contract/topics.js'
import { openIntake } from '#service/intake.js'
import type { Judging } from '#service/judging.js'
import { openPings, type PingsOptions } from '#service/pings/pings.js'

const nothing = () => undefined

/** Pings that are taken in and judged for real, by the rules of the world. */
export const openWorldPings = (
  { store, clock }: Pick<PingsOptions, 'store' | 'clock'>,
  given: Pick<Judging, 'organisation' | 'policy' | 'register' | 'links'>,
) => {
  const judging: Judging = { ...given, topics, graceMs: 600_000, recipients: [], digestAt: '08:00' }
  const told = { onChange: nothing, onReadings: nothing, onJudged: nothing }
  const intake = openIntake({ store, clock, judging, ...told })
  return openPings({ store, clock, judging, intake, onChange: nothing })
}
