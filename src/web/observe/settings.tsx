import type { Rule } from '#domain/policy/compiled.js'
import type { About, DiskUse, ShownSetting } from '#service/about.js'
import { amount } from '../fact-value.js'
import { PageHead } from '../kit/page-head.js'
import { Table } from '../kit/table.js'
import { type Frame, Layout } from '../layout.js'
import type { Voice } from '../voice.js'
import { ruleAddress } from './verdict-rows.js'

export interface SettingsProps {
  readonly frame: Frame
  readonly about: About
  readonly disk: DiskUse
  readonly counts: { readonly subjects: number; readonly agents: number }
  readonly uptimeMs: number
  readonly rules: readonly Rule[]
}

const Pair = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)

const Service = ({ about, disk, counts, uptimeMs, rules, frame }: SettingsProps) => {
  const { voice } = frame
  const bytes = (value: number) => amount(voice, 'sizeBytes', value)
  return (
    <section class="sheet">
      <h2>{voice.t('web.settings.service')}</h2>
      <dl class="pairs">
        <Pair name={voice.t('web.settings.version')} value={about.version} />
        <Pair name={voice.t('web.settings.uptime')} value={voice.duration(uptimeMs)} />
        <Pair name={voice.t('web.settings.data')} value={about.data} />
        <Pair name={voice.t('web.settings.store')} value={bytes(disk.storeBytes)} />
        <Pair name={voice.t('web.settings.documents')} value={bytes(disk.documentBytes)} />
        <Pair
          name={voice.t('web.settings.disk')}
          value={voice.t('web.settings.free-of', {
            free: bytes(disk.freeBytes),
            size: bytes(disk.sizeBytes),
          })}
        />
        <Pair name={voice.t('web.settings.subjects')} value={voice.number(counts.subjects)} />
        <Pair name={voice.t('web.settings.agents')} value={voice.number(counts.agents)} />
        <Pair name={voice.t('web.settings.rules')} value={voice.number(rules.length)} />
        <Pair
          name={voice.t('web.settings.languages')}
          value={voice.languages.map((language) => voice.languageName(language)).join(', ')}
        />
      </dl>
    </section>
  )
}

const meaningOf = (voice: Voice, { name, about }: ShownSetting): string => {
  const key = `web.setting.${name}`
  return voice.has(key) ? voice.t(key) : about
}

const Every = ({ about, voice }: { about: About; voice: Voice }) => {
  const title = voice.t('web.settings.all')
  return (
    <section class="sheet">
      <h2>{title}</h2>
      <p class="lead">
        {about.settingsFile === null
          ? voice.t('web.settings.how')
          : voice.t('web.settings.how-file', { file: about.settingsFile })}
      </p>
      <Table
        caption={title}
        rows={about.settings}
        columns={[
          { id: 'name', head: voice.t('web.settings.name'), cell: ({ variable }) => <code>{variable}</code> },
          {
            id: 'value',
            head: voice.t('web.settings.value'),
            cell: ({ value }) =>
              value === null ? <span class="muted">{voice.t('value.none')}</span> : <code>{value}</code>,
          },
          {
            id: 'source',
            head: voice.t('web.settings.source'),
            cell: ({ source }) => voice.t(`web.settings.source.${source}`),
          },
          { id: 'about', head: voice.t('web.settings.about'), cell: (setting) => meaningOf(voice, setting) },
        ]}
      />
    </section>
  )
}

const Channels = ({ about, voice }: { about: About; voice: Voice }) => (
  <section class="sheet">
    <h2>{voice.t('web.settings.channels')}</h2>
    {about.recipients.length === 0 ? (
      <p class="notice">{voice.t('web.settings.channels.none')}</p>
    ) : (
      <ul class="missing">
        {about.recipients.map(({ channel, name, language }, index) => (
          <li>
            <span>
              <strong>{voice.t(`web.channel.${channel}`)}</strong> {name}{' '}
              <span class="muted">{voice.languageName(language)}</span>
            </span>
            <form method="post" action="/settings/test">
              <input type="hidden" name="recipient" value={String(index)} />
              <button type="submit" class="quiet" aria-label={voice.t('web.settings.test.to', { name })}>
                {voice.t('web.settings.test')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    )}
  </section>
)

const Policy = ({ rules, voice }: { rules: readonly Rule[]; voice: Voice }) => {
  const title = voice.t('web.settings.policy')
  return (
    <section class="sheet">
      <h2>{title}</h2>
      <Table
        caption={title}
        rows={rules}
        columns={[
          {
            id: 'rule',
            head: voice.t('web.requirement'),
            cell: (rule) => <a href={ruleAddress(rule.id)}>{voice.rule(rule, 'title', {})}</a>,
          },
          {
            id: 'severity',
            head: voice.t('web.verdicts.filter.severity'),
            cell: ({ severity }) => voice.t(`severity.${severity}`),
          },
          {
            id: 'settings',
            head: voice.t('web.rule.settings'),
            cell: ({ settings, reasons }) => (
              <ul class="inner-list">
                {Object.entries(settings).map(([name, value]) => (
                  <li>
                    <code>{name}</code> = {voice.value(name, value)}{' '}
                    <span class="muted" lang="en">
                      {reasons[name]}
                    </span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </section>
  )
}

/** What the service knows of itself: where each setting comes from, whom it tells, how much room there is. */
export const SettingsPage = (props: SettingsProps) => {
  const { frame, about, rules } = props
  const { voice } = frame
  const title = voice.t('web.nav.settings')
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} />
      <Service {...props} />
      <Channels about={about} voice={voice} />
      <Every about={about} voice={voice} />
      <Policy rules={rules} voice={voice} />
    </Layout>
  )
}
