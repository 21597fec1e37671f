import { passwordLength } from '#service/password.js'
import { type Frame, Layout } from './layout.js'

const Complaint = ({ text }: { text: string | null }) =>
  text === null ? null : (
    <p class="complaint" role="alert" id="complaint">
      {text}
    </p>
  )

export const SignInPage = ({
  frame,
  complaint,
  name,
  next,
}: {
  frame: Frame
  complaint: string | null
  name: string
  next: string
}) => {
  const { voice } = frame
  return (
    <Layout frame={frame} title={voice.t('web.sign-in')}>
      <section class="door">
        <h1>{voice.t('web.sign-in')}</h1>
        <p class="lead">{voice.t('web.sign-in.lead')}</p>
        <Complaint text={complaint} />
        <form method="post" action="/sign-in">
          <input type="hidden" name="next" value={next} />
          <label for="name">{voice.t('web.user-name')}</label>
          <input
            id="name"
            name="name"
            value={name}
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            maxlength={64}
            required
          />
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
      </section>
    </Layout>
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
    <Layout frame={frame} title={voice.t('web.welcome')}>
      <section class="door">
        <h1>{voice.t('web.welcome')}</h1>
        <p class="lead">{voice.t('web.welcome.lead')}</p>
        <Complaint text={complaint} />
        <form method="post" action="/welcome">
          <input type="hidden" name="code" value={code} />
          <label for="name">{voice.t('web.user-name')}</label>
          <input
            id="name"
            name="name"
            value={name}
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            maxlength={64}
            required
          />
          <label for="password">{voice.t('web.password.new')}</label>
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
            {voice.t('web.password.hint', { least: passwordLength.min })}
          </p>
          <button type="submit">{voice.t('web.welcome.begin')}</button>
        </form>
      </section>
    </Layout>
  )
}

/** A sentence where a page was expected. */
export const MessagePage = ({
  frame,
  title,
  text,
  reference,
}: {
  frame: Frame
  title: string
  text: string
  reference: string | null
}) => (
  <Layout frame={frame} title={title}>
    <section class="door">
      <h1>{title}</h1>
      <p class="lead">{text}</p>
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
