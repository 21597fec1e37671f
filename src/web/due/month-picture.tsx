import { type DueState, dueStates } from '#domain/due/due.js'
import type { DueMonth } from '#service/due/due-view.js'
import type { DueWords } from '#service/due/due-words.js'
import { DueMark } from './due-mark.js'

const width = 760
const height = 190
const top = 22
const bottom = height - 40
const left = 6

const sumOf = (counts: DueMonth['counts']): number => dueStates.reduce((sum, state) => sum + counts[state], 0)

const round = (value: number): string => String(Math.round(value * 10) / 10)

/** Each state has a pattern of its own, so that the bars are told apart without colours. */
const Patterns = () => (
  <defs>
    <pattern id="due-lapsed" width="8" height="8" patternUnits="userSpaceOnUse">
      <rect class="lapsed" width="8" height="8" />
    </pattern>
    <pattern id="due-due" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="due" width="3" height="6" />
    </pattern>
    <pattern id="due-later" width="6" height="6" patternUnits="userSpaceOnUse">
      <rect class="later" y="4" width="6" height="1.6" />
    </pattern>
    <pattern id="due-unknown" width="6" height="6" patternUnits="userSpaceOnUse">
      <circle class="unknown" cx="3" cy="3" r="1.5" />
    </pattern>
  </defs>
)

/** How much ends in each month. The same stands in the table below it. */
export const MonthPicture = ({ months, words }: { months: readonly DueMonth[]; words: DueWords }) => {
  const most = Math.max(1, ...months.map(({ counts }) => sumOf(counts)))
  const step = (width - 2 * left) / months.length
  const format = new Intl.DateTimeFormat(words.language, { month: 'short', timeZone: 'UTC' })
  const named = (month: string): string => format.format(Date.parse(`${month}-01T00:00:00Z`))
  const shown = dueStates.filter((state) => months.some(({ counts }) => counts[state] > 0))
  const summary = months
    .filter(({ counts }) => sumOf(counts) > 0)
    .map(({ month, counts }) => `${named(month)} ${month.slice(0, 4)}: ${words.number(sumOf(counts))}`)
    .join('; ')
  const bars = (counts: DueMonth['counts']): { state: DueState; y: number; size: number }[] => {
    let y = bottom
    return dueStates.flatMap((state) => {
      const size = (counts[state] / most) * (bottom - top)
      y -= size
      return size > 0 ? [{ state, y, size }] : []
    })
  }
  return (
    <figure class="due-months">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${words.t('picture')}: ${summary}`}>
        <Patterns />
        <path class="base" d={`M${left} ${bottom}H${width - left}`} />
        {months.map(({ month, counts }, index) => {
          const x = left + index * step
          const sum = sumOf(counts)
          return (
            <g>
              {bars(counts).map(({ state, y, size }) => (
                <rect
                  class={`bar ${state}`}
                  fill={`url(#due-${state})`}
                  x={round(x + step * 0.15)}
                  y={round(y)}
                  width={round(step * 0.7)}
                  height={round(size)}
                />
              ))}
              {sum > 0 && (
                <text
                  class="sum"
                  x={round(x + step / 2)}
                  y={round(bottom - (sum / most) * (bottom - top) - 5)}
                >
                  {words.number(sum)}
                </text>
              )}
              <text x={round(x + step / 2)} y={bottom + 16}>
                {named(month)}
              </text>
              {(index === 0 || month.endsWith('-01')) && (
                <text class="year" x={round(x + step / 2)} y={bottom + 32}>
                  {month.slice(0, 4)}
                </text>
              )}
            </g>
          )
        })}
      </svg>
      <figcaption>
        <ul>
          {shown.map((state) => (
            <li>
              <svg viewBox="0 0 24 14" aria-hidden="true" focusable="false">
                <rect class={`bar ${state}`} fill={`url(#due-${state})`} x="1" y="1" width="22" height="12" />
              </svg>
              <DueMark state={state} words={words} />
            </li>
          ))}
        </ul>
        <p>{words.t('picture.note')}</p>
      </figcaption>
    </figure>
  )
}
