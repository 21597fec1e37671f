import type { CountView } from '#service/count-book.js'
import { CheckField, TextField } from '../kit/field.js'
import type { Frame } from '../layout.js'
import { countAddress } from './count-names.js'

/** What taking the results over would change in the register. */
export interface Plan {
  readonly changes: number
  readonly skipped: readonly string[]
}

interface ActsProps {
  readonly frame: Frame
  readonly view: CountView
}

const Close = ({ frame: { voice }, view: { count, progress } }: ActsProps) => (
  <form class="form narrow" method="post" action={countAddress(count, '/close')}>
    <h2>{voice.t('web.count.close')}</h2>
    <p class="hint">{voice.t('web.count.close.hint')}</p>
    {progress.open > 0 && (
      <CheckField name="with-open" label={voice.t('web.count.close.with-open', { count: progress.open })} />
    )}
    <p class="submit">
      <button type="submit">{voice.t('web.count.close')}</button>
    </p>
  </form>
)

const Sign = ({ frame: { voice }, view: { count }, hash }: ActsProps & { hash: string }) => (
  <form class="form narrow" method="post" action={countAddress(count, '/sign')}>
    <h2>{voice.t('web.count.sign')}</h2>
    <p class="hint">{voice.t('web.count.sign.hint')}</p>
    <input type="hidden" name="hash" value={hash} />
    <p class="submit">
      <button type="submit">{voice.t('web.count.sign')}</button>
    </p>
  </form>
)

const WithReason = ({ frame: { voice }, view: { count }, act }: ActsProps & { act: 'reopen' | 'unsign' }) => (
  <form class="form narrow" method="post" action={countAddress(count, `/${act}`)}>
    <h2>{voice.t(`web.count.${act}`)}</h2>
    <p class="hint">{voice.t(`web.count.${act}.hint`)}</p>
    <TextField name="why" label={voice.t('web.count.reason')} required maxlength={1000} />
    <p class="submit">
      <button type="submit" class="quiet">
        {voice.t(`web.count.${act}`)}
      </button>
    </p>
  </form>
)

const Apply = ({ frame: { voice }, view: { count, progress }, plan }: ActsProps & { plan: Plan }) => (
  <form class="form narrow" method="post" action={countAddress(count, '/apply')}>
    <h2>{voice.t('web.count.apply')}</h2>
    <p class="hint">{voice.t('web.count.apply.hint', { count: plan.changes })}</p>
    {plan.skipped.length > 0 && (
      <p>
        {voice.t('web.count.apply.skipped', {
          count: plan.skipped.length,
          ids: plan.skipped.slice(0, 20).join(', '),
        })}
      </p>
    )}
    {progress.missing > 0 && <CheckField name="retire" label={voice.t('web.count.apply.retire')} />}
    <p class="submit">
      <button type="submit">{voice.t('web.count.apply')}</button>
    </p>
  </form>
)

const Facts = ({ frame: { voice }, view: { count } }: ActsProps) => {
  const act = (name: string, done: { at: string; by: { name: string } } | null) =>
    done && (
      <div>
        <dt>{voice.t(`web.count.act.${name}`)}</dt>
        <dd>
          {voice.instant(done.at)}, {done.by.name}
        </dd>
      </div>
    )
  return (
    <section class="sheet">
      <h2>{voice.t('web.count.acts')}</h2>
      <dl class="pairs">
        {act('opened', count.opened)}
        {act('closed', count.closed)}
        {act('signed', count.signed)}
        {act('applied', count.applied)}
        {count.applied && (
          <div>
            <dt>{voice.t('web.count.act.edit')}</dt>
            <dd>
              <a href={`/history/${count.applied.edit}`}>{count.applied.edit}</a>
            </dd>
          </div>
        )}
        {count.signed && (
          <div>
            <dt>{voice.t('count.hash')}</dt>
            <dd>
              <code>{count.signed.hash}</code>
            </dd>
          </div>
        )}
      </dl>
      {count.reopened.length > 0 && (
        <ul>
          {count.reopened.map(({ at, by, why, was }) => (
            <li>{voice.t(`web.count.taken-back.${was}`, { at: voice.instant(at), name: by.name, why })}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What was done with a count, and what this reader may do next. */
export const CountActs = ({ frame, view, plan, hash }: ActsProps & { plan: Plan | null; hash: string }) => {
  const { state } = view.count
  const can = { write: frame.can('write'), approve: frame.can('approve') }
  return (
    <div class="count-acts">
      <Facts frame={frame} view={view} />
      {state === 'open' && can.write && <Close frame={frame} view={view} />}
      {state === 'closed' && can.approve && <Sign frame={frame} view={view} hash={hash} />}
      {plan !== null && <Apply frame={frame} view={view} plan={plan} />}
      {state === 'closed' && can.write && <WithReason frame={frame} view={view} act="reopen" />}
      {state === 'signed' && can.approve && <WithReason frame={frame} view={view} act="unsign" />}
    </div>
  )
}
