import { checkKinds } from '#contract/ping-check.js'
import { SelectField, TextField } from '../kit/field.js'
import type { Frame } from '../layout.js'

/** The form by which a check is made. */
export const NewCheck = ({ frame: { voice }, zone, on }: { frame: Frame; zone: string; on: string }) => (
  <section id="new">
    <form class="form" method="post" action="/pings">
      <h2>{voice.t('web.pings.new')}</h2>
      <TextField name="name" label={voice.t('web.pings.name')} maxlength={100} required />
      <SelectField
        name="kind"
        label={voice.t('web.pings.kind')}
        value="backup"
        choices={checkKinds.map((kind) => ({ value: kind, label: voice.t(`web.pings.kind.${kind}`) }))}
        required
      />
      <TextField
        name="on"
        label={voice.t('web.pings.on')}
        hint={voice.t('web.pings.on.hint')}
        value={on}
        maxlength={200}
      />
      <TextField
        name="every"
        label={voice.t('web.pings.every')}
        hint={voice.t('web.pings.every.hint')}
        value="24h"
      />
      <TextField
        name="cron"
        label={voice.t('web.pings.cron')}
        hint={voice.t('web.pings.cron.hint')}
        maxlength={100}
      />
      <TextField name="zone" label={voice.t('web.pings.zone')} value={zone} maxlength={64} />
      <TextField
        name="grace"
        label={voice.t('web.pings.grace')}
        hint={voice.t('web.pings.grace.hint')}
        value="1h"
        required
      />
      <div class="submit">
        <button type="submit">{voice.t('web.pings.make')}</button>
      </div>
    </form>
  </section>
)
