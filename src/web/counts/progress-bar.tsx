import type { Progress } from '#domain/counting/outcome.js'
import type { Voice } from '../voice.js'

const parts = ['found', 'missing', 'open'] as const

/** How far a count has come: a bar, and the same in words and numbers. */
export const ProgressBar = ({ voice, progress }: { voice: Voice; progress: Progress }) => {
  const { expected, found, missing } = progress
  const width = (part: number) => (expected === 0 ? 0 : (part * 1000) / expected)
  const done = expected === 0 ? 0 : Math.floor(((found + missing) * 100) / expected)
  return (
    <div class="count-progress">
      <svg
        class="count-bar"
        viewBox="0 0 1000 24"
        preserveAspectRatio="none"
        role="img"
        aria-label={voice.t('web.count.progress', { ...progress, percent: done })}
      >
        <rect class="count-open" width="1000" height="24" />
        <rect class="count-found" width={width(found)} height="24" />
        <rect class="count-missing" x={width(found)} width={width(missing)} height="24" />
      </svg>
      <ul class="count-legend">
        {parts.map((part) => (
          <li class={`count-${part}`}>
            <span class="count-key" aria-hidden="true" />
            <b>{voice.number(progress[part])}</b> {voice.t(`web.count.${part}`)}
          </li>
        ))}
        <li>
          <b>{voice.number(expected)}</b> {voice.t('web.count.expected')}
        </li>
        {progress.surplus > 0 && (
          <li>
            <b>{voice.number(progress.surplus)}</b> {voice.t('web.count.surplus')}
          </li>
        )}
      </ul>
    </div>
  )
}
