import { second } from '#lib/instant.js'
import type { RoomState } from '#service/room-now.js'
import { StateMark, stateClass } from './state-mark.js'
import type { Voice } from './voice.js'

const Reading = ({ metric, value, voice }: { metric: string; value: number; voice: Voice }) => {
  const written =
    metric === 'runtimeSeconds'
      ? voice.duration(value * second)
      : `${voice.number(Math.round(value * 10) / 10)} ${metric === 'celsius' ? '°C' : '%'}`
  return (
    <span class="figure" title={voice.t(`web.room.${metric}`)}>
      {written}
    </span>
  )
}

/** What keeps the server room alive, at a glance. */
export const RoomStrip = ({ room, voice }: { room: readonly RoomState[]; voice: Voice }) => (
  <section class="room" aria-label={voice.t('web.room')}>
    <ul>
      {room.map(({ area, worst, good, all, readings }) => (
        <li class={stateClass(worst)}>
          <h2>{voice.t(`web.room.${area}`)}</h2>
          <StateMark state={worst} voice={voice} />
          <p>
            {readings.map(({ metric, value }) => (
              <>
                <Reading metric={metric} value={value} voice={voice} />{' '}
              </>
            ))}
            <span class="muted">{voice.t('web.room.good', { good, all })}</span>
          </p>
        </li>
      ))}
    </ul>
  </section>
)
