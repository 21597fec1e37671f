import type { Instant } from '#lib/instant.js'
import { buildCommand } from '#service/agent-packages.js'
import { amount } from '../fact-value.js'
import { Copyable } from '../kit/copyable.js'
import { TextField } from '../kit/field.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import type { Voice } from '../voice.js'
import { linuxLine, sourceLine, windowsLine } from './install-lines.js'

interface Package {
  readonly name: string
  readonly bytes: number
}

const Packages = ({ packages, voice }: { packages: readonly Package[]; voice: Voice }) => (
  <section>
    <h2>{voice.t('web.add.packages')}</h2>
    {packages.length === 0 ? (
      <>
        <p class="notice">{voice.t('web.add.not-built')}</p>
        <Copyable text={buildCommand} voice={voice} />
      </>
    ) : (
      <>
        <p>{voice.t('web.add.packages.what')}</p>
        <Table
          caption={voice.t('web.add.packages')}
          columns={[
            {
              id: 'name',
              head: voice.t('web.add.file'),
              cell: ({ name }: Package) => <a href={`/agents/packages/${name}`}>{name}</a>,
            },
            {
              id: 'size',
              head: voice.t('web.add.size'),
              isNumber: true,
              cell: ({ bytes }: Package) => amount(voice, 'sizeBytes', bytes),
            },
          ]}
          rows={packages}
        />
      </>
    )}
  </section>
)

const NoHttps = ({ url, voice }: { url: string; voice: Voice }) =>
  url.startsWith('https:') ? null : <p class="notice">{voice.t('web.add.no-https', { url })}</p>

interface AddComputerProps {
  readonly frame: Frame
  readonly url: string
  readonly pin: string | null
  readonly packages: readonly Package[]
}

/** Makes a token that lets computers in; the next page has the line for each system. */
export const AddComputerPage = ({ frame, url, pin, packages }: AddComputerProps) => {
  const { voice } = frame
  const title = voice.t('web.add')
  return (
    <Layout frame={frame} title={title}>
      <PageHead
        title={title}
        lead={voice.t('web.add.lead')}
        back={{ href: '/agents', label: voice.t('web.nav.agents') }}
      />
      <NoHttps url={url} voice={voice} />
      <form class="form" method="post" action="/agents/tokens">
        <p class="whole">{voice.t('web.agents.enrol.what')}</p>
        <TextField
          name="uses"
          type="number"
          label={voice.t('web.agents.uses')}
          value="1"
          min="1"
          max="100000"
          required
        />
        <TextField
          name="hours"
          type="number"
          label={voice.t('web.agents.hours')}
          value="24"
          min="1"
          max="8784"
          required
        />
        <TextField
          name="pin"
          label={voice.t('web.add.pin')}
          value={pin ?? ''}
          hint={voice.t(pin === null ? 'web.add.pin.proxy' : 'web.add.pin.own')}
          maxlength={51}
        />
        <div class="submit">
          <button type="submit">{voice.t('web.agents.token')}</button>
        </div>
      </form>
      <Packages packages={packages} voice={voice} />
    </Layout>
  )
}

const Line = ({ label, text, voice }: { label: string; text: string; voice: Voice }) => (
  <>
    <h2>{label}</h2>
    <Copyable text={text} voice={voice} />
  </>
)

export interface TokenProps {
  readonly frame: Frame
  readonly token: string
  readonly url: string
  readonly pin: string | null
  /** The C# by which Windows checks the pin. */
  readonly pinCheck: string
  readonly isBuilt: boolean
  readonly uses: number
  readonly expiresAt: Instant
}

/** A token that was just made, in the lines that let a computer in; it is shown this once. */
export const TokenPage = (props: TokenProps) => {
  const { frame, token, url, pin, pinCheck, isBuilt, uses, expiresAt } = props
  const { voice } = frame
  const title = voice.t('web.agents.token.made')
  const install = { url, token, pin }
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={{ href: '/agents', label: voice.t('web.nav.agents') }} />
      <section class="sheet">
        <p class="notice">{voice.t('web.agents.token.once')}</p>
        <p>{voice.t('web.agents.token.serves', { uses, at: voice.instant(expiresAt) })}</p>
        <NoHttps url={url} voice={voice} />
        {!isBuilt && (
          <>
            <p class="notice">{voice.t('web.add.not-built')}</p>
            <Copyable text={buildCommand} voice={voice} />
          </>
        )}
        <Line label={voice.t('web.add.linux')} text={linuxLine(install)} voice={voice} />
        <Line label={voice.t('web.add.windows')} text={windowsLine(install, pinCheck)} voice={voice} />
        <p>{voice.t('web.add.then')}</p>
        <Copyable text="popis-agent doctor" voice={voice} />
        <Line label={voice.t('web.add.source')} text={sourceLine(install)} voice={voice} />
      </section>
    </Layout>
  )
}
