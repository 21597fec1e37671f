import type { EntryField } from '#contract/entry-fields.js'
import type { Part, Register } from '#contract/register.js'
import { referred } from '#domain/register/entries.js'
import type { Voice } from '../voice.js'
import { entryName, entryTitle, valueText } from './entry-words.js'
import { entryAddress } from './parts.js'

export interface Around {
  readonly voice: Voice
  readonly register: Register
  readonly part: Part
}

const References = ({ voice, register, field, value }: Around & { field: EntryField; value: unknown }) => {
  const { kind } = field
  if (kind.is !== 'reference') return null
  const ids = (Array.isArray(value) ? value : [value]).map(String)
  return (
    <>
      {ids.map((id, index) => {
        const found = referred(register, kind.to, id)
        return (
          <>
            {index > 0 && ', '}
            {found ? (
              <>
                <a href={entryAddress(found.part, id)}>
                  {found.part === 'assets' ? entryTitle(voice, found.entry) : entryName(voice, found.entry)}
                </a>
                {typeof found.entry.leftOn === 'string' && (
                  <strong class="left">
                    {' '}
                    {voice.t('custody.left', { on: voice.value('date', found.entry.leftOn) })}
                  </strong>
                )}
              </>
            ) : (
              <span>{id}</span>
            )}
          </>
        )
      })}
    </>
  )
}

/** A value of an entry, with links to what it names. */
export const EntryValue = (props: Around & { field: EntryField | undefined; value: unknown }) => {
  const { voice, register, part, field, value } = props
  if (value === undefined) return <span class="muted">{voice.t('register.not-stated')}</span>
  if (value !== null && field?.kind.is === 'reference') return <References {...props} field={field} />
  return <>{valueText(voice, register, part, field, value)}</>
}
