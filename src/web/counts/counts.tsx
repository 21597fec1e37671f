import type { CountSummary } from '#service/count-book.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { countAddress } from './count-names.js'
import { CountStateMark } from './count-state.js'
import { ProgressBar } from './progress-bar.js'

/** Every count, the newest first. */
export const CountsPage = ({ frame, counts }: { frame: Frame; counts: readonly CountSummary[] }) => {
  const { voice } = frame
  return (
    <Layout frame={frame} title={voice.t('web.counts')}>
      <PageHead title={voice.t('web.counts')} lead={voice.t('web.counts.lead')}>
        {frame.can('write') && (
          <a class="main" href="/counts/new">
            {voice.t('web.count.begin')}
          </a>
        )}
      </PageHead>
      {counts.length === 0 ? (
        <Empty title={voice.t('web.counts.none')}>
          <ol class="count-steps">
            {[1, 2, 3, 4].map((step) => (
              <li>{voice.t(`web.counts.step-${step}`)}</li>
            ))}
          </ol>
        </Empty>
      ) : (
        <ul class="count-cards">
          {counts.map(({ count, progress }) => (
            <li class="sheet">
              <h2>
                <a href={countAddress(count)}>{count.name}</a>
              </h2>
              <p>
                <CountStateMark voice={voice} state={count.state} />{' '}
                <span class="muted">{voice.t('web.count.as-of', { day: voice.date(count.date) })}</span>
              </p>
              <ProgressBar voice={voice} progress={progress} />
            </li>
          ))}
        </ul>
      )}
    </Layout>
  )
}
