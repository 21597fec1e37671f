import type { EntryEdit } from '#domain/ports/register-edits.js'
import type { Clash } from '#domain/register/merge-entries.js'
import type { FieldFault } from '#domain/register/read-field.js'
import { Changes } from './changes.js'
import type { Around } from './entry-value.js'
import { fieldOf, labelOf, valueText } from './entry-words.js'
import { WhoWhen } from './who-when.js'

export interface ClashShown {
  /** True where the entry was removed: saving makes it anew. */
  readonly isGone: boolean
  readonly since: readonly EntryEdit[]
  /** Fields that both made something else of. */
  readonly clashes: readonly Clash[]
  readonly takes: ReadonlyMap<string, string>
  readonly faults: readonly FieldFault[]
}

const Value = ({ around, field, value }: { around: Around; field: string; value: unknown }) => (
  <>
    {valueText(around.voice, around.register, around.part, fieldOf(around.part, field), value) ||
      around.voice.t('register.not-stated')}
  </>
)

const Choice = ({
  around,
  clash,
  taken,
  isFaulty,
}: {
  around: Around
  clash: Clash
  taken: string
  isFaulty: boolean
}) => {
  const { voice } = around
  const { field, base, mine, theirs } = clash
  const options = [
    ['theirs', theirs],
    ['mine', mine],
  ] as const
  return (
    <fieldset class="clash">
      <legend>{labelOf(voice, around.part, field)}</legend>
      <input type="hidden" name="clash" value={field} />
      {isFaulty && <p class="fault">{voice.t('register.fault.choose')}</p>}
      {base !== undefined && (
        <p class="muted">
          {voice.t('register.clash.was')} <Value around={around} field={field} value={base} />
        </p>
      )}
      {options.map(([name, value]) => (
        <label>
          <input type="radio" name={`take.${field}`} value={name} checked={taken === name} required />{' '}
          {voice.t(`register.clash.${name}`)}{' '}
          <b>
            <Value around={around} field={field} value={value} />
          </b>
        </label>
      ))}
    </fieldset>
  )
}

/** What somebody else made of the entry meanwhile, and which of two values is to stand. */
export const Clashes = (props: ClashShown & Around) => {
  const { voice, register, part, isGone, since, clashes, takes, faults } = props
  const around: Around = { voice, register, part }
  return (
    <section class="whole meanwhile" role="alert">
      <h2>{voice.t(isGone ? 'register.clash.gone' : 'register.clash')}</h2>
      <p>{voice.t(isGone ? 'register.clash.gone.what' : 'register.clash.what')}</p>
      {since.map((edit) => (
        <>
          <p>
            <WhoWhen voice={voice} edit={edit} />
          </p>
          {edit.after !== null && (
            <Changes
              around={around}
              before={edit.before}
              after={edit.after}
              caption={voice.t('history.edit', { number: edit.number })}
            />
          )}
        </>
      ))}
      {clashes.length > 0 && <h3>{voice.t('register.clash.choose')}</h3>}
      {clashes.map((clash) => (
        <Choice
          around={around}
          clash={clash}
          taken={takes.get(clash.field) ?? ''}
          isFaulty={faults.some(({ path, code }) => path === clash.field && code === 'choose')}
        />
      ))}
    </section>
  )
}
