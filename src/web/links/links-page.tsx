import type { Asset, AssetKind } from '#contract/register/asset.js'
import type { Register } from '#contract/register.js'
import type { RememberedAnswer } from '#domain/ports/remembered-answers.js'
import type { Subject } from '#domain/ports.js'
import type { Unrecorded } from '#service/unlinked.js'
import { Pager, withParameters } from '../kit/filters.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { Tabs } from '../kit/tabs.js'
import { type Frame, Layout } from '../layout.js'
import { KindFilter } from './kind-filter.js'
import { UnrecordedCard } from './unrecorded-card.js'
import { LinkedCard, UnseenCard } from './unseen-card.js'

export const lists = ['unrecorded', 'unseen', 'linked', 'ignored'] as const
export type LinkList = (typeof lists)[number]

export type Shown =
  | { readonly list: 'unseen' | 'linked'; readonly assets: readonly Asset[] }
  | { readonly list: 'unrecorded'; readonly subjects: readonly Unrecorded[] }
  | {
      readonly list: 'ignored'
      readonly subjects: readonly (Subject & { readonly answer: RememberedAnswer })[]
    }

/** What one can choose from in the answers, by the kind of thing that is observed. */
export interface Choices {
  readonly assets: readonly Asset[]
  readonly subjects: readonly Subject[]
  /** The inventory number that comes next for a kind. */
  nextNumber(kind: AssetKind): string
}

export interface LinksPageProps {
  readonly frame: Frame
  readonly register: Register
  readonly counts: Readonly<Record<LinkList, number>>
  readonly shown: Shown
  readonly kind: string | null
  readonly next: string | null
  readonly choices: Choices
}

const Ignored = ({
  frame,
  subject,
}: {
  frame: Frame
  subject: Subject & { readonly answer: RememberedAnswer }
}) => {
  const { voice } = frame
  const { answer } = subject
  return (
    <li class="sheet link-card">
      <h2>
        <a href={`/hosts/${encodeURIComponent(subject.id)}`}>{subject.name}</a>
      </h2>
      <p>{voice.t('links.ignored-by', { who: answer.whoName, at: voice.day(answer.at), why: answer.why })}</p>
      {frame.can('write') && (
        <form method="post" action="/links/ask-again">
          <input type="hidden" name="subject" value={subject.id} />
          <button type="submit" class="quiet">
            {voice.t('links.ask-again')}
          </button>
        </form>
      )}
    </li>
  )
}

/** What can be typed where too many would have to be offered. */
const Offers = ({ choices }: { choices: Choices }) => (
  <>
    <datalist id="offered-assets">
      {choices.assets.map(({ id, serial }) => (
        <option value={id}>{serial}</option>
      ))}
    </datalist>
    <datalist id="offered-subjects">
      {choices.subjects.map(({ id, name }) => (
        <option value={id}>{name}</option>
      ))}
    </datalist>
  </>
)

const Cards = ({
  frame,
  register,
  shown,
  choices,
}: Pick<LinksPageProps, 'frame' | 'register' | 'shown' | 'choices'>) => (
  <ul class="link-cards">
    {shown.list === 'unseen' &&
      shown.assets.map((asset) => <UnseenCard frame={frame} register={register} asset={asset} />)}
    {shown.list === 'linked' && shown.assets.map((asset) => <LinkedCard frame={frame} asset={asset} />)}
    {shown.list === 'unrecorded' &&
      shown.subjects.map((unrecorded) => (
        <UnrecordedCard
          frame={frame}
          unrecorded={unrecorded}
          number={choices.nextNumber(unrecorded.proposal.kind)}
        />
      ))}
    {shown.list === 'ignored' && shown.subjects.map((subject) => <Ignored frame={frame} subject={subject} />)}
  </ul>
)

/** What is recorded and never observed, and what is observed and not recorded: each with its answers. */
export const LinksPage = (props: LinksPageProps) => {
  const { frame, counts, shown, kind, next, choices } = props
  const { voice } = frame
  const { list } = shown
  const isEmpty = 'assets' in shown ? shown.assets.length === 0 : shown.subjects.length === 0
  const title = voice.t(`links.${list}`)
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={voice.t('links')} lead={voice.t('links.lead')} />
      <Tabs
        label={voice.t('links')}
        tabs={lists.map((each) => ({
          href: `/links?list=${each}`,
          label: voice.t('links.tab', { name: voice.t(`links.${each}`), count: counts[each] }),
          isCurrent: each === list,
        }))}
      />
      {(counts[list] > 0 || kind !== null) && <KindFilter voice={voice} list={list} kind={kind} />}
      {isEmpty ? (
        <Empty title={voice.t(`links.none.${list}`)}>
          <p>{voice.t(`links.none.${list}.what`)}</p>
          {kind !== null && (
            <p class="actions">
              <a href={withParameters(frame.address, { kind: null, after: null })}>
                {voice.t('web.filter.reset')}
              </a>
            </p>
          )}
        </Empty>
      ) : (
        <Cards {...props} />
      )}
      <Pager address={frame.address} next={next} voice={voice} />
      {frame.can('write') && <Offers choices={choices} />}
    </Layout>
  )
}
