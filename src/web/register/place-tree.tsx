import type { Place } from '#contract/register/place.js'
import type { Register } from '#contract/register.js'
import { assetsAt, placesIn } from '#domain/register/places.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import type { Voice } from '../voice.js'
import { choiceWord } from './entry-words.js'
import { entryAddress, partAddress } from './parts.js'
import { RegisterTabs } from './tabs.js'

/** A tree of more is no help; the list is. */
export const mostInTree = 500

const Branch = ({
  voice,
  register,
  places,
}: {
  voice: Voice
  register: Register
  places: readonly Place[]
}) => (
  <ul class="tree">
    {places.map((place) => {
      const inner = placesIn(register, place.id)
      const count = assetsAt(register, place.id).length
      return (
        <li>
          <a href={entryAddress('places', place.id)}>{voice.local(place.name)}</a>{' '}
          <span class="muted">{choiceWord(voice, 'places', 'kind', place.kind)}</span>
          {count > 0 && (
            <>
              {' · '}
              <a href={`${partAddress('assets')}?place=${encodeURIComponent(place.id)}`}>
                {voice.t('register.assets-here', { count })}
              </a>
            </>
          )}
          {inner.length > 0 && <Branch voice={voice} register={register} places={inner} />}
        </li>
      )
    })}
  </ul>
)

/** Sites with their rooms, and rooms with their racks. */
export const PlaceTreePage = ({ frame, register }: { frame: Frame; register: Register }) => {
  const { voice } = frame
  const title = voice.t('register.part.places')
  const homeless = assetsAt(register, null).length
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={voice.t('web.nav.register')}>
        {frame.can('write') && (
          <a class="main" href={entryAddress('places', 'new')}>
            {voice.t('register.new.places')}
          </a>
        )}
      </PageHead>
      <RegisterTabs voice={voice} part="places" />
      <h2 class="unseen">{title}</h2>
      {register.places.length === 0 ? (
        <Empty title={voice.t('register.empty.places')}>
          <p>{voice.t('register.empty.places.what')}</p>
        </Empty>
      ) : (
        <>
          <p class="found">
            {voice.t('register.found', { found: register.places.length, all: register.places.length })}{' '}
            <a href={`${partAddress('places')}?view=list`}>{voice.t('register.as-list')}</a>
          </p>
          <section class="sheet">
            <Branch voice={voice} register={register} places={placesIn(register, null)} />
          </section>
          {homeless > 0 && <p class="muted">{voice.t('register.assets-nowhere', { count: homeless })}</p>}
        </>
      )}
    </Layout>
  )
}
