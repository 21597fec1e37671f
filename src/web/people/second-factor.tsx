import type { Child } from 'hono/jsx'
import type { SecondFactorState } from '#service/people/second-factor.js'
import { TextField } from '../kit/field.js'
import { Complaint } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { QrPicture } from './qr-picture.js'

const Page = ({ frame, children }: { frame: Frame; children: Child }) => {
  const { voice } = frame
  return (
    <Layout frame={frame} title={voice.t('web.factor')}>
      <PageHead
        title={voice.t('web.factor')}
        lead={voice.t('web.factor.lead')}
        back={{ href: '/account', label: voice.t('web.account') }}
      />
      {children}
    </Layout>
  )
}

const CodeField = ({ frame, name, anyKind }: { frame: Frame; name: string; anyKind: boolean }) => (
  <TextField
    name={name}
    label={frame.voice.t('web.code')}
    hint={anyKind ? frame.voice.t('web.code.hint') : undefined}
    autocomplete="one-time-code"
    maxlength={32}
    required
  />
)

const Begin = ({ frame, mustHave }: { frame: Frame; mustHave: boolean }) => {
  const { voice } = frame
  return (
    <form method="post" action="/account/second-factor/begin" class="form narrow">
      {mustHave && <p class="note whole">{voice.t('web.factor.must')}</p>}
      <p class="whole">{voice.t('web.factor.begin.what')}</p>
      <div class="submit">
        <button type="submit">{voice.t('web.factor.begin')}</button>
      </div>
    </form>
  )
}

const Pending = ({
  frame,
  pending,
  complaint,
}: {
  frame: Frame
  pending: NonNullable<SecondFactorState['pending']>
  complaint: string | null
}) => {
  const { voice } = frame
  return (
    <>
      <section class="sheet">
        <h2>{voice.t('web.factor.scan')}</h2>
        <p class="lead">{voice.t('web.factor.scan.what')}</p>
        <QrPicture text={pending.uri} title={voice.t('web.factor.qr')} />
        <p class="hint">{voice.t('web.factor.secret')}</p>
        <p class="copyable">{pending.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
      </section>
      <form method="post" action="/account/second-factor/confirm" class="form narrow">
        <h2>{voice.t('web.factor.confirm')}</h2>
        <Complaint voice={voice} text={complaint} />
        <CodeField frame={frame} name="code" anyKind={false} />
        <div class="submit">
          <button type="submit">{voice.t('web.factor.turn-on')}</button>
        </div>
      </form>
    </>
  )
}

const On = ({
  frame,
  factor,
  mustHave,
  complaint,
}: {
  frame: Frame
  factor: SecondFactorState
  mustHave: boolean
  complaint: string | null
}) => {
  const { voice } = frame
  return (
    <>
      <Complaint voice={voice} text={complaint} />
      <p class="sheet">
        {voice.t('web.factor.on', {
          at: voice.instant(factor.since ?? ''),
          codes: factor.recoveryCodes,
        })}
      </p>
      <div class="forms">
        <form method="post" action="/account/second-factor/codes" class="form">
          <h2>{voice.t('web.factor.codes.new')}</h2>
          <p class="whole">{voice.t('web.factor.codes.new.what')}</p>
          <CodeField frame={frame} name="code" anyKind />
          <div class="submit">
            <button type="submit">{voice.t('web.factor.codes.make')}</button>
          </div>
        </form>
        {!mustHave && (
          <form method="post" action="/account/second-factor/off" class="form">
            <h2>{voice.t('web.factor.turn-off')}</h2>
            <p class="whole">{voice.t('web.factor.turn-off.what')}</p>
            <TextField
              name="off-password"
              type="password"
              label={voice.t('web.password')}
              autocomplete="current-password"
              required
            />
            <CodeField frame={frame} name="off-code" anyKind />
            <div class="submit">
              <button type="submit" class="danger">
                {voice.t('web.factor.turn-off')}
              </button>
            </div>
          </form>
        )}
      </div>
    </>
  )
}

export const SecondFactorPage = ({
  frame,
  factor,
  mustHave,
  complaint,
}: {
  frame: Frame
  factor: SecondFactorState
  mustHave: boolean
  complaint: string | null
}) => (
  <Page frame={frame}>
    {factor.isOn ? (
      <On frame={frame} factor={factor} mustHave={mustHave} complaint={complaint} />
    ) : factor.pending === null ? (
      <Begin frame={frame} mustHave={mustHave} />
    ) : (
      <Pending frame={frame} pending={factor.pending} complaint={complaint} />
    )}
  </Page>
)

/** The codes, this once. */
export const RecoveryCodesPage = ({ frame, codes }: { frame: Frame; codes: readonly string[] }) => {
  const { voice } = frame
  return (
    <Page frame={frame}>
      <section class="sheet">
        <h2>{voice.t('web.factor.codes')}</h2>
        <p class="note">{voice.t('web.factor.codes.what')}</p>
        <ul class="codes">
          {codes.map((code) => (
            <li>{code}</li>
          ))}
        </ul>
        <p class="actions">
          <a class="main" href="/account">
            {voice.t('web.factor.codes.kept')}
          </a>
        </p>
      </section>
    </Page>
  )
}
