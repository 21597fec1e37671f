import { roundTicks } from '#domain/observed/curve.js'
import { timeTicks } from '../observe/time-ticks.js'
import type { Voice } from '../voice.js'

const width = 420
const height = 190
const left = 74
const right = width - 8
const top = 10
const bottom = height - 26

const round = (value: number): string => String(Math.round(value * 10) / 10)
const msOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** What was counted of an indicator over time, and the line that is to be reached. */
export const TargetCurve = ({
  name,
  values,
  target,
  voice,
  zone,
}: {
  name: string
  values: readonly { readonly on: string; readonly value: number }[]
  target: number
  voice: Voice
  zone: string
}) => {
  const days = values.map(({ on }) => on)
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const numbers = [...values.map(({ value }) => value), target]
  const ticks = roundTicks(Math.min(...numbers), Math.max(...numbers))
  const [low = 0] = ticks
  const high = ticks.at(-1) ?? 1
  const x = (day: string) =>
    left + ((msOf(day) - msOf(first)) / (msOf(last) - msOf(first) || 1)) * (right - left)
  const y = (value: number) => bottom - ((value - low) / (high - low || 1)) * (bottom - top)
  const at = ({ on, value }: (typeof values)[number]) => `${round(x(on))},${round(y(value))}`
  return (
    <svg class="curve" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      <g class="grid">
        {ticks.map((tick) => (
          <path d={`M${left} ${round(y(tick))}H${right}`} />
        ))}
      </g>
      <g class="marks end">
        {ticks.map((tick) => (
          <text x={left - 6} y={round(y(tick) + 4)}>
            {voice.number(tick, 2)}
          </text>
        ))}
      </g>
      <g class="marks middle">
        {timeTicks(`${first}T00:00:00.000Z`, `${last}T00:00:00.000Z`, zone, voice.language).map(
          ({ ms, label }) => {
            const mark = left + ((ms - msOf(first)) / (msOf(last) - msOf(first) || 1)) * (right - left)
            return (
              <text class={right - mark < 28 ? 'last' : undefined} x={round(mark)} y={height - 6}>
                {label}
              </text>
            )
          },
        )}
      </g>
      <path class="cross" d={`M${left} ${round(y(target))}H${right}`} />
      <path class="mean" d={`M${values.map(at).join('L')}`} />
      {values.map((value) => (
        <circle cx={round(x(value.on))} cy={round(y(value.value))} r="3" />
      ))}
    </svg>
  )
}
