import { type CurvePoint, roundTicks, runsOf } from '#domain/observed/curve.js'
import type { ShownCurve, SubjectCurves } from '#service/subject-readings.js'
import { amount, axisLabels, fieldLabel } from '../fact-value.js'
import type { Voice } from '../voice.js'
import { timeTicks } from './time-ticks.js'

const width = 420
const height = 190
const left = 74
const right = width - 8
const top = 10
const bottom = height - 26
/** A label that is centred on a mark nearer to the end than this would be cut off. */
const halfLabel = 28

/** What round numbers are counted in: bytes are read in powers of 1024. */
const unitOf = (metric: string, greatest: number): number =>
  /bytes$/i.test(metric) && greatest >= 1 ? 1024 ** Math.floor(Math.log2(greatest) / 10) : 1

const round = (value: number): string => String(Math.round(value * 10) / 10)

interface Scale {
  x(ms: number): number
  y(value: number): number
}

/** A band from least to greatest; of one stretch alone a bar that can be seen. */
const bandOf = (run: readonly CurvePoint[], { x, y }: Scale, stretchMs: number): string => {
  const ends = (point: CurvePoint) => [x(point.beganMs), x(point.beganMs + stretchMs)]
  const there = run.flatMap((point) => ends(point).map((at) => `${round(at)},${round(y(point.greatest))}`))
  const back = run.toReversed().flatMap((point) =>
    ends(point)
      .reverse()
      .map((at) => `${round(at)},${round(y(point.least))}`),
  )
  return `M${[...there, ...back].join('L')}Z`
}

const lineOf = (run: readonly CurvePoint[], { x, y }: Scale, stretchMs: number): string => {
  const [only] = run
  if (only && run.length === 1)
    return `M${round(x(only.beganMs))},${round(y(only.mean))}H${round(x(only.beganMs + stretchMs))}`
  return `M${run.map(({ beganMs, mean }) => `${round(x(beganMs + stretchMs / 2))},${round(y(mean))}`).join('L')}`
}

const summaryOf = (voice: Voice, { metric, points }: ShownCurve): string => {
  const total = points.reduce((sum, { count }) => sum + count, 0)
  const mean = points.reduce((sum, point) => sum + point.mean * (point.count / total), 0)
  return voice.t('web.curve.summary', {
    least: amount(voice, metric, Math.min(...points.map(({ least }) => least))),
    mean: amount(voice, metric, mean),
    greatest: amount(voice, metric, Math.max(...points.map(({ greatest }) => greatest))),
  })
}

const Drawing = ({ curve, span, voice, zone, id, name }: Drawn & { id: string; name: string }) => {
  const { points, metric } = curve
  const fromMs = Date.parse(span.from)
  const toMs = Date.parse(span.to)
  const least = Math.min(...points.map((point) => point.least))
  const greatest = Math.max(...points.map((point) => point.greatest))
  const unit = unitOf(metric, greatest)
  const ticks = roundTicks(least / unit, greatest / unit).map((tick) => tick * unit)
  const [low = 0] = ticks
  const high = ticks.at(-1) ?? 1
  const scale: Scale = {
    x: (ms) => left + Math.min(1, Math.max(0, (ms - fromMs) / (toMs - fromMs))) * (right - left),
    y: (value) => bottom - ((value - low) / (high - low || 1)) * (bottom - top),
  }
  const runs = runsOf(points, span.stretchMs)
  return (
    <svg
      class="curve"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={id}
      data-from={fromMs}
      data-to={toMs}
      data-left={left}
      data-right={right}
    >
      <title>{name}</title>
      <g class="grid">
        {ticks.map((tick) => (
          <path d={`M${left} ${round(scale.y(tick))}H${right}`} />
        ))}
      </g>
      <g class="marks end">
        {axisLabels(voice, metric, ticks).map((label, at) => (
          <text x={left - 6} y={round(scale.y(ticks[at] ?? 0) + 4)}>
            {label}
          </text>
        ))}
      </g>
      <g class="marks middle">
        {timeTicks(span.from, span.to, zone, voice.language).map(({ ms, label }) => (
          <>
            <path class="tick" d={`M${round(scale.x(ms))} ${bottom}v5`} />
            <text
              class={right - scale.x(ms) < halfLabel ? 'last' : undefined}
              x={round(scale.x(ms))}
              y={height - 6}
            >
              {label}
            </text>
          </>
        ))}
      </g>
      {runs.map((run) => (
        <path class="band" d={bandOf(run, scale, span.stretchMs)} />
      ))}
      {runs.map((run) => (
        <path class="mean" d={lineOf(run, scale, span.stretchMs)} />
      ))}
    </svg>
  )
}

interface Drawn {
  readonly curve: ShownCurve
  readonly span: SubjectCurves
  readonly voice: Voice
  readonly zone: string
}

const Values = ({
  curve,
  voice,
  caption,
  stretchMs,
}: Pick<Drawn, 'curve' | 'voice'> & { caption: string; stretchMs: number }) => (
  <details>
    <summary>{voice.t('web.curve.values')}</summary>
    <section class="wide" tabindex={0} aria-label={caption}>
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{voice.t('web.curve.from')}</th>
            <th scope="col" class="number">
              {voice.t('web.curve.least')}
            </th>
            <th scope="col" class="number">
              {voice.t('web.curve.mean')}
            </th>
            <th scope="col" class="number">
              {voice.t('web.curve.greatest')}
            </th>
          </tr>
        </thead>
        <tbody>
          {curve.points.map(({ beganMs, least, mean, greatest }) => (
            <tr data-began={beganMs} data-ended={beganMs + stretchMs}>
              <td>{voice.instant(new Date(beganMs).toISOString())}</td>
              {[least, mean, greatest].map((value) => (
                <td class="number">{amount(voice, curve.metric, value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </details>
)

/** One metric over time: a line of means in a band from least to greatest, open where nothing was heard, and its values. */
export const CurveFigure = ({ number, ...drawn }: Drawn & { number: number }) => {
  const { curve, voice } = drawn
  const id = `curve-${number}`
  const name = [fieldLabel(voice, curve.metric), curve.key].filter(Boolean).join(' ')
  return (
    <figure class="reading">
      <figcaption id={id}>
        <h3>{name}</h3>
        <p class="muted">{summaryOf(voice, curve)}</p>
      </figcaption>
      <Drawing {...drawn} id={id} name={name} />
      <Values curve={curve} voice={voice} caption={name} stretchMs={drawn.span.stretchMs} />
    </figure>
  )
}
