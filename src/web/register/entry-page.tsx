import type { Register } from '#contract/register.js'
import { assetsAt, wayTo } from '#domain/register/places.js'
import type { EntryDescription } from '#service/describe-entry.js'
import { AsOf } from '../kit/as-of.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { EntryHistory } from './entry-history.js'
import { EntryLinks } from './entry-links.js'
import { type Around, EntryValue } from './entry-value.js'
import { entryTitle, labelOf } from './entry-words.js'
import { type FieldGroup, groupsOf } from './field-groups.js'
import { PaperLinks } from './paper-links.js'
import { editAddress, entryAddress, isEditable, partAddress } from './parts.js'
import { Rack } from './rack.js'

export interface EntryPageProps {
  readonly frame: Frame
  readonly register: Register
  readonly described: EntryDescription
  /** The moment of a past state, in words. */
  readonly asOf: string | null
  /** The day that it is where the organisation is. */
  readonly today: string
}

const Group = ({
  around,
  group,
  described,
}: {
  around: Around
  group: FieldGroup
  described: EntryDescription
}) => {
  const { voice, part } = around
  const { entry } = described
  const stated = group.fields.filter(({ name, kind }) => entry[name] !== undefined && kind.is !== 'data')
  if (stated.length === 0) return null
  return (
    <section class="sheet">
      <h2>{voice.t(`register.group.${group.key}`)}</h2>
      <dl class="pairs">
        {stated.map((field) => (
          <div>
            <dt>{labelOf(voice, part, field.path)}</dt>
            <dd>
              <EntryValue {...around} field={field} value={entry[field.name]} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** Fields that a rule or a person may miss, in one line: what is not stated is never hidden. */
const NotStated = ({ around, described }: { around: Around; described: EntryDescription }) => {
  const { voice, part } = around
  const missing = groupsOf(part)
    .flatMap(({ fields }) => fields)
    .filter(({ name, kind }) => described.entry[name] === undefined && kind.is !== 'data')
  if (missing.length === 0) return null
  return (
    <p class="muted not-stated">
      {voice.t('register.not-stated-are', {
        fields: missing.map(({ path }) => labelOf(voice, part, path)).join(', '),
      })}
    </p>
  )
}

const Within = ({ frame, register, id }: { frame: Frame; register: Register; id: string }) => {
  const way = wayTo(register, id).slice(0, -1)
  return way.length === 0 ? null : (
    <p class="way">
      {way.map((place) => (
        <>
          <a href={entryAddress('places', place.id)}>{frame.voice.local(place.name)}</a>
          {' › '}
        </>
      ))}
    </p>
  )
}

const mostHere = 100

const Here = ({ frame, register, described }: Omit<EntryPageProps, 'asOf' | 'today'>) => {
  const { voice } = frame
  const { entry } = described
  const assets = assetsAt(register, entry.id)
  if (assets.length === 0 && entry.kind !== 'rack') return null
  const units = entry.kind === 'rack' && typeof entry.rackUnits === 'number' ? entry.rackUnits : null
  return (
    <section class="sheet" id="here">
      <h2>{voice.t('register.here')}</h2>
      {units !== null ? (
        <Rack voice={voice} units={units} assets={assets} />
      ) : (
        <ul>
          {assets.slice(0, mostHere).map((asset) => (
            <li>
              <a href={entryAddress('assets', asset.id)}>{entryTitle(voice, { ...asset })}</a>
            </li>
          ))}
        </ul>
      )}
      <p class="more">
        <a href={`${partAddress('assets')}?place=${encodeURIComponent(entry.id)}`}>
          {voice.t('register.assets-within')}
        </a>
      </p>
    </section>
  )
}

const Actions = ({ frame, described: { part, entry } }: { frame: Frame; described: EntryDescription }) => {
  const { voice } = frame
  const { id } = entry
  const mayWrite = frame.can('write')
  const hasPapers = groupsOf(part).some(({ fields }) => fields.some(({ name }) => name === 'documents'))
  const named = encodeURIComponent(`${part}/${id}`)
  return (
    <>
      {part === 'documents' && (
        <a class="main" href={`/api/v1/documents/${String(entry.sha256)}`}>
          {voice.t('register.download')}
        </a>
      )}
      {part === 'handOvers' && (
        <a class="main" href={`/custody/${encodeURIComponent(id)}`}>
          {voice.t('register.sheet')}
        </a>
      )}
      {mayWrite && isEditable(part) && (
        <a
          class={part === 'documents' || part === 'handOvers' ? undefined : 'main'}
          href={editAddress(part, id)}
        >
          {voice.t('register.edit')}
        </a>
      )}
      {mayWrite && part === 'assets' && (
        <a href={`/register/service-records/new?assets=${encodeURIComponent(id)}`}>
          {voice.t('register.record-service-one')}
        </a>
      )}
      {mayWrite && hasPapers && <a href={`/documents/new?for=${named}`}>{voice.t('documents.new')}</a>}
      <PaperLinks frame={frame} part={part} id={id} />
      {mayWrite && isEditable(part) && part !== 'organisation' && (
        <a href={`${entryAddress(part, id)}/remove`}>{voice.t('register.remove')}</a>
      )}
    </>
  )
}

/** One entry of the register: what people declared, what leads to it, and how it came to be so. */
export const EntryPage = ({ frame, register, described, asOf, today }: EntryPageProps) => {
  const { voice } = frame
  const { part, entry } = described
  const around: Around = { voice, register, part }
  const title = entryTitle(voice, entry)
  const back =
    part === 'organisation'
      ? { href: '/register', label: voice.t('web.nav.register') }
      : { href: partAddress(part), label: voice.t(`register.part.${part}`) }
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={back}>
        {asOf === null && <Actions frame={frame} described={described} />}
      </PageHead>
      {asOf !== null && <p class="notice">{voice.t('web.state-on', { at: asOf })}</p>}
      {part === 'places' && <Within frame={frame} register={register} id={entry.id} />}
      {groupsOf(part).map((group) => (
        <Group around={around} group={group} described={described} />
      ))}
      <NotStated around={around} described={described} />
      {part === 'places' && <Here frame={frame} register={register} described={described} />}
      <EntryLinks around={around} described={described} />
      <EntryHistory frame={frame} around={around} described={described} isPast={asOf !== null} />
      <AsOf address={frame.address} today={today} voice={voice} />
    </Layout>
  )
}
