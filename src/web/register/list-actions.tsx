import type { Collection } from '#contract/register.js'
import { importParts } from '#domain/import/import-field.js'
import { withParameters } from '../kit/filters.js'
import type { Frame } from '../layout.js'
import { isEditable, newAddress } from './parts.js'

/** What can be done with a whole list: add to it, print labels of it, take it away as a file. */
export const ListActions = ({ frame, part, isPast }: { frame: Frame; part: Collection; isPast: boolean }) => {
  const { voice, address } = frame
  const mayWrite = frame.can('write') && !isPast
  return (
    <>
      {mayWrite && isEditable(part) && (
        <a class="main" href={newAddress(part)}>
          {voice.t(`register.new.${part}`)}
        </a>
      )}
      {part === 'assets' && !isPast && (
        <>
          <a href={`/labels${new URL(address, 'http://here').search}`}>{voice.t('web.labels')}</a>
          <a href="/links">{voice.t('links')}</a>
          <a href="/directory">{voice.t('directory')}</a>
        </>
      )}
      {part === 'handOvers' && <a href="/custody">{voice.t('register.custody')}</a>}
      {(importParts as readonly string[]).includes(part) && (
        <a href="/register/import">{voice.t('import.page.title')}</a>
      )}
      <a href={withParameters(address, { format: 'csv', after: null })}>{voice.t('web.as-csv')}</a>
    </>
  )
}
