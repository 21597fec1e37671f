import type { Child } from 'hono/jsx'
import type { Fault } from '#lib/problem.js'
import { passwordLength } from '#service/password.js'
import { Told } from './kit/told.js'
import { type Frame, Layout } from './layout.js'

const Complaint = ({ text }: { text: string | null }) =>
  text === null ? null : (
    <p class="complaint" role="alert" id="complaint">
      {text}
    </p>
  )

/** A small page with one question. */
const Door = ({
  frame,
  title,
  lead,
  complaint,
  children,
}: {
  frame: Frame
  title: string
  lead: string
  complaint: string | null
  children: Child
}) => (
  <Layout frame={frame} title={title}>
    <section class="door">
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <Complaint text={complaint} />
      {children}
    </section>
  </Layout>
)

const UserName = ({ frame, value }: { frame: Frame; value: string }) => (
  <>
    <label for="name">{frame.voice.t('web.user-name')}</label>
    <input
      id="name"
      name="name"
      value={value}
      autocomplete="username"
      autocapitalize="none"
      spellcheck={false}
      maxlength={64}
      required
    />
  </>
)

const NewPassword = ({ frame }: { frame: Frame }) => (
  <>
    <label for="password">{frame.voice.t('web.password.new')}</label>
    <input
      id="password"
      name="password"
      type="password"
      autocomplete="new-password"
      minlength={passwordLength.min}
      maxlength={passwordLength.max}
      aria-describedby="password-hint"
      required
    />
    <p class="hint" id="password-hint">
      {frame.voice.t('web.password.hint', { least: passwordLength.min })}
    </p>
  </>
)

export const SignInPage = ({
  frame,
  complaint,
  name,
  next,
  canForget,
}: {
  frame: Frame
  complaint: string | null
  name: string
  next: string
  /** Whether a link can be sent to who has forgotten the password. */
  canForget: boolean
}) => {
  const { voice } = frame
  return (
    <Door
      frame={frame}
      title={voice.t('web.sign-in')}
      lead={voice.t('web.sign-in.lead')}
      complaint={complaint}
    >
      <form method="post" action="/sign-in">
        <input type="hidden" name="next" value={next} />
        <UserName frame={frame} value={name} />
        <label for="password">{voice.t('web.password')}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          maxlength={passwordLength.max}
          required
        />
        <button type="submit">{voice.t('web.sign-in')}</button>
      </form>
      {canForget ? (
        <p class="aside">
          <a href="/forgot">{voice.t('web.forgot')}</a>
        </p>
      ) : (
        <p class="hint aside">{voice.t('web.forgot.ask')}</p>
      )}
    </Door>
  )
}

/** After the password: a code of the authenticator, or a recovery code. */
export const CodePage = ({
  frame,
  complaint,
  next,
}: {
  frame: Frame
  complaint: string | null
  next: string
}) => {
  const { voice } = frame
  return (
    <Door
      frame={frame}
      title={voice.t('web.code.title')}
      lead={voice.t('web.code.lead')}
      complaint={complaint}
    >
      <form method="post" action="/sign-in/code">
        <input type="hidden" name="next" value={next} />
        <label for="code">{voice.t('web.code')}</label>
        <input
          id="code"
          name="code"
          autocomplete="one-time-code"
          autocapitalize="none"
          spellcheck={false}
          maxlength={32}
          aria-describedby="code-hint"
          required
        />
        <p class="hint" id="code-hint">
          {voice.t('web.code.hint')}
        </p>
        <button type="submit">{voice.t('web.sign-in')}</button>
      </form>
    </Door>
  )
}

export const WelcomePage = ({
  frame,
  complaint,
  name,
  code,
}: {
  frame: Frame
  complaint: string | null
  name: string
  code: string
}) => {
  const { voice } = frame
  return (
    <Door
      frame={frame}
      title={voice.t('web.welcome')}
      lead={voice.t('web.welcome.lead')}
      complaint={complaint}
    >
      <form method="post" action="/welcome">
        <input type="hidden" name="code" value={code} />
        <UserName frame={frame} value={name} />
        <NewPassword frame={frame} />
        <button type="submit">{voice.t('web.welcome.begin')}</button>
      </form>
    </Door>
  )
}

/** What an invitation or a reset link opens: the password, and nothing else. */
export const EntryPage = ({
  frame,
  kind,
  complaint,
  name,
  code,
}: {
  frame: Frame
  kind: 'invitation' | 'reset'
  complaint: string | null
  name: string
  code: string
}) => {
  const { voice } = frame
  return (
    <Door
      frame={frame}
      title={voice.t(`web.${kind}`)}
      lead={voice.t(`web.${kind}.lead`, { name })}
      complaint={complaint}
    >
      <form method="post" action={`/${kind}`}>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="username" value={name} autocomplete="username" />
        <NewPassword frame={frame} />
        <button type="submit">{voice.t(`web.${kind}.set`)}</button>
      </form>
    </Door>
  )
}

export const ForgotPage = ({ frame }: { frame: Frame }) => {
  const { voice } = frame
  return (
    <Door frame={frame} title={voice.t('web.forgot')} lead={voice.t('web.forgot.lead')} complaint={null}>
      <form method="post" action="/forgot">
        <UserName frame={frame} value="" />
        <button type="submit">{voice.t('web.forgot.send')}</button>
      </form>
    </Door>
  )
}

/** A sentence where a page was expected. */
export const MessagePage = ({
  frame,
  title,
  text,
  detail = null,
  faults = [],
  reference,
}: {
  frame: Frame
  title: string
  text: string
  /** What a program would be told: in English, whatever the language of the page. */
  detail?: string | null
  faults?: readonly Fault[]
  reference: string | null
}) => (
  <Layout frame={frame} title={title}>
    <section class="door">
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      {detail && (
        <p class="hint" lang="en">
          {detail}
        </p>
      )}
      {faults.map((fault) => (
        <p class="hint">
          <code>{fault.where}</code> <Told voice={frame.voice} fault={fault} />
        </p>
      ))}
      {reference && (
        <p class="hint">
          {frame.voice.t('web.reference')} <code>{reference}</code>
        </p>
      )}
      <p>
        <a href="/">{frame.voice.t('web.to-today')}</a>
      </p>
    </section>
  </Layout>
)
