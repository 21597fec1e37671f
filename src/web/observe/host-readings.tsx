import { type CurveRange, curveRanges, type SubjectCurves } from '#service/subject-readings.js'
import { withParameters } from '../kit/filters.js'
import { Tabs } from '../kit/tabs.js'
import { Layout } from '../layout.js'
import { CurveFigure } from './curve.js'
import { HostHead, type HostHeadProps } from './host-head.js'

export interface HostReadingsProps extends Omit<HostHeadProps, 'room'> {
  readonly range: CurveRange
  readonly curves: SubjectCurves
  readonly zone: string
}

/** The numbers of one device as curves. */
export const HostReadingsPage = ({ range, curves, zone, ...head }: HostReadingsProps) => {
  const { frame, subject } = head
  const { voice, address } = frame
  return (
    <Layout
      frame={frame}
      title={`${subject.name} · ${voice.t('web.host.tab.readings')}`}
      scripts={['curve.js']}
    >
      <HostHead {...head} room="readings" />
      <h2>{voice.t('web.host.tab.readings')}</h2>
      <Tabs
        label={voice.t('web.curve.ranges')}
        tabs={curveRanges.map((name) => ({
          href: withParameters(address, { range: name }),
          label: voice.t(`web.curve.range.${name}`),
          isCurrent: name === range,
        }))}
      />
      <p class="muted">
        {voice.t('web.curve.stretch', { length: voice.duration(curves.stretchMs) })}{' '}
        {voice.t('web.curve.gaps')}
      </p>
      {curves.curves.length === 0 && <p class="nothing-yet">{voice.t('web.curve.none')}</p>}
      <div class="curves">
        {curves.curves.map((curve, number) => (
          <CurveFigure curve={curve} span={curves} voice={voice} zone={zone} number={number} />
        ))}
      </div>
    </Layout>
  )
}
