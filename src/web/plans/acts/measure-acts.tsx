import { AcceptForm, TakeBackForm } from './acceptance-forms.js'
import { EvidenceForm } from './evidence-form.js'
import { EvidencePanel } from './evidence-panel.js'
import { IndicatorTable } from './indicator-table.js'
import { AttendForm, MoveForm, PayForm, ValueForm } from './record-forms.js'
import type { ActsOn } from './row-form.js'

/** The evidence of one row of a plan, and all that can be done on it by whoever reads it. */
export const MeasureActs = (on: ActsOn) => (
  <section class="row-acts">
    <EvidencePanel on={on} />
    <IndicatorTable on={on} targets={on.targets ?? []} />
    {on.frame.can('write') && (
      <section class="sheet" id="acts">
        <h2>{on.frame.voice.t('plan.acts')}</h2>
        <EvidenceForm on={on} />
        <MoveForm on={on} />
        <PayForm on={on} />
        <ValueForm on={on} />
        {on.governance.turnout !== null && <AttendForm on={on} />}
        <AcceptForm on={on} />
        <TakeBackForm on={on} />
      </section>
    )}
  </section>
)
