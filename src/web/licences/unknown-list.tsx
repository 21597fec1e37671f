import type { UnknownSoftware } from '#domain/licences/unknown.js'
import { Table } from '../kit/table.js'
import type { Frame } from '../layout.js'

/** How many are shown: what stands on one machine alone comes last and can wait. */
const mostShown = 200

const CorrectForm = ({ frame, software }: { frame: Frame; software: UnknownSoftware }) => {
  const { voice } = frame
  return (
    <form method="post" action="/licences/software" class="inline">
      <input type="hidden" name="software" value={software.name} />
      <input type="hidden" name="publisher" value={software.publisher ?? ''} />
      <select name="treat" aria-label={voice.t('licences.treat', { name: software.name })}>
        {['licensed', 'free', 'none'].map((treat) => (
          <option value={treat}>{voice.t(`register.recognitions.treat.${treat}`)}</option>
        ))}
      </select>
      <button type="submit" class="quiet">
        {voice.t('licences.correct')}
      </button>
    </form>
  )
}

/** Software that nobody knows yet, what is seen most first. */
export const UnknownList = ({ frame, unknown }: { frame: Frame; unknown: readonly UnknownSoftware[] }) => {
  const { voice } = frame
  return (
    <Table
      caption={voice.t('licences.list.unknown')}
      rows={unknown.slice(0, mostShown)}
      columns={[
        { id: 'name', head: voice.t('licences.software'), cell: ({ name }) => name },
        { id: 'publisher', head: voice.t('licences.publisher'), cell: ({ publisher }) => publisher ?? '–' },
        {
          id: 'devices',
          head: voice.t('licences.devices'),
          isNumber: true,
          cell: ({ devices }) => voice.number(devices),
        },
        ...(frame.can('write')
          ? [
              {
                id: 'correct',
                head: voice.t('licences.what-is-it'),
                cell: (software: UnknownSoftware) => <CorrectForm frame={frame} software={software} />,
              },
            ]
          : []),
      ]}
    />
  )
}
