import type { Frame as CountFrame } from '#domain/counting/count.js'
import type { Mark } from '#domain/counting/mark.js'
import { type Line, type OutsideLine, type Progress, progressByPlace } from '#domain/counting/outcome.js'
import type { CountView } from '#service/count-book.js'
import type { Seen } from '#service/count-seen.js'
import { type Column, Table } from '../kit/table.js'
import type { Voice } from '../voice.js'
import { assetName, countAddress, holderName, placeName } from './count-names.js'

interface TableProps {
  readonly voice: Voice
  readonly view: CountView
  readonly caption: string
}

const assetLink = (id: string) => <a href={`/register/assets/${encodeURIComponent(id)}`}>{id}</a>

const markedBy = (voice: Voice, mark: Mark | null) =>
  mark && (
    <>
      {voice.instant(mark.at)}
      <br />
      <span class="muted">{mark.by.name}</span>
    </>
  )

type AssetRow = Pick<Line, 'asset'> & { readonly mark: Mark | null }

/** What every row about an asset begins with. */
const assetColumns = (voice: Voice, frame: CountFrame): Column<AssetRow>[] => [
  { id: 'number', head: voice.t('count.column.number'), cell: ({ asset }) => assetLink(asset.id) },
  {
    id: 'name',
    head: voice.t('count.column.name'),
    cell: ({ asset }) => (
      <>
        {assetName(voice, asset)}
        {asset.serial !== null && <span class="muted"> {asset.serial}</span>}
      </>
    ),
  },
  {
    id: 'place',
    head: voice.t('count.column.place'),
    cell: ({ asset }) => placeName(voice, frame, asset.place),
  },
]

const result: (voice: Voice) => Column<Line> = (voice) => ({
  id: 'result',
  head: voice.t('web.count.result'),
  cell: ({ result: found }) => voice.t(`count.result.${found}`),
})

const foundPlace = (voice: Voice, frame: CountFrame): Column<AssetRow> => ({
  id: 'found-place',
  head: voice.t('web.count.found-place'),
  cell: ({ mark }) => (mark?.place ? placeName(voice, frame, mark.place) : null),
})

const note = (voice: Voice): Column<AssetRow> => ({
  id: 'note',
  head: voice.t('count.column.note'),
  cell: ({ mark }) => mark?.note,
})

const who = (voice: Voice): Column<AssetRow> => ({
  id: 'by',
  head: voice.t('web.count.marked'),
  cell: ({ mark }) => markedBy(voice, mark),
})

/** Each place with how far it has come. */
export const PlacesTable = ({ voice, view, caption }: TableProps) => {
  const rows = [...progressByPlace(view.outcome.lines)]
    .map(([place, progress]) => ({ place, progress, name: placeName(voice, view.frame, place) }))
    .sort((a, b) => b.progress.open - a.progress.open || a.name.localeCompare(b.name, voice.language))
  const number = (id: keyof Progress): Column<(typeof rows)[number]> => ({
    id,
    head: voice.t(`web.count.${id}`),
    isNumber: true,
    cell: ({ progress }) => voice.number(progress[id]),
  })
  return (
    <Table
      caption={caption}
      rows={rows}
      columns={[
        {
          id: 'place',
          head: voice.t('count.column.place'),
          cell: ({ place, name }) => (
            <a href={countAddress(view.count, `?tab=open&place=${encodeURIComponent(place ?? '-')}`)}>
              {name}
            </a>
          ),
        },
        number('expected'),
        number('found'),
        number('missing'),
        number('open'),
      ]}
    />
  )
}

/** Lines of the frozen list; with `tick`, each can be chosen. */
export const LinesTable = ({
  voice,
  view,
  caption,
  rows,
  tick,
  seen,
}: TableProps & {
  rows: readonly Line[]
  tick: boolean
  seen: ReadonlyMap<string, Seen>
}) => {
  const columns: Column<Line>[] = [
    ...assetColumns(voice, view.frame),
    {
      id: 'custodian',
      head: voice.t('count.custodian'),
      cell: ({ asset }) => holderName(voice, view.frame, asset.custodian),
    },
    result(voice),
    foundPlace(voice, view.frame),
    {
      id: 'seen',
      head: voice.t('web.count.seen'),
      cell: ({ asset }) => <SeenHint voice={voice} seen={seen.get(asset.id)} />,
    },
    note(voice),
    who(voice),
  ]
  const isUsed = ({ id }: Column<Line>) =>
    (id !== 'seen' || rows.some(({ asset }) => seen.has(asset.id))) &&
    (!['found-place', 'note', 'by'].includes(id) || rows.some(({ mark }) => mark !== null))
  const chosen: Column<Line> = {
    id: 'tick',
    head: voice.t('web.count.tick'),
    cell: ({ asset }) => (
      <input
        type="checkbox"
        name="asset"
        value={asset.id}
        aria-label={voice.t('web.count.tick-one', { number: asset.id })}
      />
    ),
  }
  return (
    <Table caption={caption} rows={rows} columns={[...(tick ? [chosen] : []), ...columns.filter(isUsed)]} />
  )
}

/** When and through whom an agent heard of a thing: a hint. */
export const SeenHint = ({ voice, seen }: { voice: Voice; seen: Seen | undefined }) =>
  seen === undefined ? null : (
    <>
      <a href={`/hosts/${encodeURIComponent(seen.subject)}`}>{seen.name}</a> {voice.ago(seen.at)}
      {seen.through !== null && (
        <span class="muted"> {voice.t('web.count.through', { host: seen.through })}</span>
      )}
      {seen.addresses.length > 0 && <span class="muted"> {seen.addresses.slice(0, 3).join(', ')}</span>}
    </>
  )

/** What is not on the list and was counted all the same. */
export const OutsideTable = ({ voice, view, caption }: TableProps) => (
  <Table<OutsideLine>
    caption={caption}
    rows={view.outcome.outside}
    columns={[
      ...assetColumns(voice, view.frame),
      { id: 'why', head: voice.t('web.count.why'), cell: ({ why }) => voice.t(`count.kind.${why}`) },
      foundPlace(voice, view.frame),
      note(voice),
      who(voice),
    ]}
  />
)

/** Things that the register does not know. */
export const SurplusTable = ({ voice, view, caption }: TableProps) => (
  <Table<Mark>
    caption={caption}
    rows={view.outcome.surplus}
    columns={[
      { id: 'tag', head: voice.t('web.count.tag'), cell: ({ tag }) => tag },
      { id: 'what', head: voice.t('count.column.name'), cell: ({ what }) => what },
      { id: 'serial', head: voice.t('count.column.serial'), cell: ({ serial }) => serial },
      {
        id: 'place',
        head: voice.t('web.count.found-place'),
        cell: ({ place }) => placeName(voice, view.frame, place),
      },
      { id: 'note', head: voice.t('count.column.note'), cell: (mark) => mark.note },
      {
        id: 'photo',
        head: voice.t('web.count.photo'),
        cell: ({ document }) =>
          document && <a href={`/register/documents/${encodeURIComponent(document)}`}>{document}</a>,
      },
      { id: 'by', head: voice.t('web.count.marked'), cell: (mark) => markedBy(voice, mark) },
    ]}
  />
)
