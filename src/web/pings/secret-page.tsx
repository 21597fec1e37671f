import { Copyable } from '../kit/copyable.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'

interface SecretProps {
  readonly frame: Frame
  /** What the job calls: with the secret in it, or with the key and a short name to fill in. */
  readonly url: string
}

/** A secret address that was just made; it is shown this once. */
export const SecretPage = ({ frame, url }: SecretProps) => {
  const { voice } = frame
  const title = voice.t('web.pings.made')
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={{ href: '/pings', label: voice.t('web.nav.pings') }} />
      <section class="sheet">
        <p class="notice">{voice.t('web.pings.once')}</p>
        <h2>{voice.t('web.pings.address')}</h2>
        <Copyable text={url} voice={voice} />
        <h2>{voice.t('web.pings.in-script')}</h2>
        <Copyable text={`curl -fsS -m 10 --retry 5 -o /dev/null ${url}/$?`} voice={voice} />
        <h2>borgmatic</h2>
        <Copyable text={`healthchecks:\n    ping_url: ${url}`} voice={voice} />
        <p>{voice.t('web.pings.more')}</p>
      </section>
    </Layout>
  )
}
