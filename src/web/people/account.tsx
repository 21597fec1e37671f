import type { Account, Session } from '#domain/ports/people.js'
import { passwordLength } from '#service/password.js'
import type { SecondFactorState } from '#service/people/second-factor.js'
import { SelectField, TextField } from '../kit/field.js'
import { Complaint } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { SessionTable } from './session-table.js'

export interface AccountPageProps {
  readonly frame: Frame
  readonly account: Account
  /** Names of the offices that the account holds. */
  readonly offices: readonly string[]
  readonly sessions: readonly Session[]
  readonly current: string | null
  readonly factor: SecondFactorState
  readonly mustHaveFactor: boolean
  /** What is wrong with the new password. */
  readonly complaint: string | null
}

const SecondFactor = ({ frame, factor, mustHaveFactor }: AccountPageProps) => {
  const { voice } = frame
  return (
    <section class="sheet">
      <h2>{voice.t('web.factor')}</h2>
      <p class="lead">
        {factor.isOn && factor.since !== null
          ? voice.t('web.factor.on', { at: voice.instant(factor.since), codes: factor.recoveryCodes })
          : voice.t(mustHaveFactor ? 'web.factor.must' : 'web.factor.off')}
      </p>
      <p class="actions">
        <a href="/account/second-factor" class={factor.isOn ? undefined : 'main'}>
          {voice.t(factor.isOn ? 'web.factor.manage' : 'web.factor.set-up')}
        </a>
      </p>
    </section>
  )
}

const Password = ({ frame, account, complaint }: AccountPageProps) => {
  const { voice } = frame
  return (
    <form method="post" action="/account/password" class="form narrow" id="password">
      <h2>{voice.t('web.account.password')}</h2>
      <Complaint voice={voice} text={complaint} />
      <input type="hidden" name="username" value={account.name} autocomplete="username" />
      <TextField
        name="old"
        type="password"
        label={voice.t('web.password.old')}
        autocomplete="current-password"
        maxlength={passwordLength.max}
        required
      />
      <TextField
        name="new"
        type="password"
        label={voice.t('web.password.new')}
        hint={voice.t('web.password.hint', { least: passwordLength.min })}
        autocomplete="new-password"
        minlength={passwordLength.min}
        maxlength={passwordLength.max}
        required
      />
      <div class="submit">
        <button type="submit">{voice.t('web.account.password.set')}</button>
        <p class="hint">{voice.t('web.account.password.hint')}</p>
      </div>
    </form>
  )
}

const Language = ({ frame, account }: AccountPageProps) => {
  const { voice } = frame
  return (
    <form method="post" action="/account/language" class="form narrow">
      <h2>{voice.t('web.account.language')}</h2>
      <SelectField
        name="language"
        label={voice.t('web.account.language')}
        hint={voice.t('web.account.language.hint')}
        value={account.language ?? undefined}
        empty={voice.t('web.account.language.any')}
        choices={voice.languages.map((tag) => ({ value: tag, label: voice.languageName(tag) }))}
      />
      <div class="submit">
        <button type="submit">{voice.t('web.save')}</button>
      </div>
    </form>
  )
}

/** One's own account. */
export const AccountPage = (props: AccountPageProps) => {
  const { frame, account, offices, sessions, current } = props
  const { voice } = frame
  return (
    <Layout frame={frame} title={voice.t('web.account')}>
      <PageHead title={voice.t('web.account')} lead={voice.t('web.account.lead')} />
      <section class="sheet">
        <h2>{voice.t('web.account.who')}</h2>
        <dl class="pairs">
          <div>
            <dt>{voice.t('web.user-name')}</dt>
            <dd>{account.name}</dd>
          </div>
          <div>
            <dt>{voice.t('web.role')}</dt>
            <dd>{voice.t(`web.role.${account.role}`)}</dd>
          </div>
          <div>
            <dt>{voice.t('web.people.offices')}</dt>
            <dd>{offices.length > 0 ? offices.join(', ') : voice.t('web.people.offices.none')}</dd>
          </div>
          <div>
            <dt>{voice.t('web.people.mail')}</dt>
            <dd>{account.mail ?? '–'}</dd>
          </div>
        </dl>
      </section>
      <SecondFactor {...props} />
      <div class="forms">
        <Password {...props} />
        <Language {...props} />
      </div>
      <section class="sheet">
        <h2>{voice.t('web.sessions')}</h2>
        <p class="lead">{voice.t('web.sessions.lead')}</p>
        <SessionTable
          sessions={sessions}
          current={current}
          endAction={(id) => `/account/sessions/${id}/end`}
          voice={voice}
        />
        {sessions.length > 1 && (
          <form method="post" action="/account/sessions/end">
            <button type="submit" class="danger">
              {voice.t('web.sessions.end-others')}
            </button>
          </form>
        )}
      </section>
    </Layout>
  )
}
