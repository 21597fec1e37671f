import { PageHead } from '../../kit/page-head.js'
import { Layout } from '../../layout.js'
import { MeasureActs } from './measure-acts.js'
import { type ActsOn, rowAddress } from './row-form.js'

/** What can be done on a row, on a page of its own: here a form comes back that was not taken. */
export const ActsPage = (on: ActsOn) => {
  const { frame, plan, measure } = on
  const title = `${measure.id} ${frame.voice.local(measure.title)}`
  return (
    <Layout frame={frame} title={title}>
      <PageHead
        title={title}
        back={{ href: rowAddress(plan, measure), label: frame.voice.local(plan.title) }}
      />
      <MeasureActs {...on} />
    </Layout>
  )
}
