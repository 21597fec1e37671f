import type { Part } from '#contract/register.js'
import type { EntryChange } from '#domain/ports/register-edits.js'
import { differences } from '#domain/register/differences.js'
import type { Around } from './entry-value.js'
import { fieldOf, labelOf, valueText } from './entry-words.js'

/** Names of the fields on the way to one that lies within others. */
const pathLabel = (around: Around, path: string): string => {
  const steps = path.split('.')
  return steps
    .map((_, index) => steps.slice(0, index + 1).join('.'))
    .map((way) => {
      const known = labelOf(around.voice, around.part, way)
      return known === way ? (way.split('.').at(-1) ?? way) : known
    })
    .join(' · ')
}

const Value = ({ around, path, value }: { around: Around; path: string; value: unknown }) => {
  const text = valueText(around.voice, around.register, around.part, fieldOf(around.part, path), value)
  return text === '' ? (
    <span class="muted">{around.voice.t('register.not-stated')}</span>
  ) : (
    <span>{text}</span>
  )
}

/** From what to what an entry was changed, field by field. */
export const Changes = ({
  around,
  before,
  after,
  caption,
}: {
  around: Around
  before: unknown
  after: unknown
  caption: string
}) => {
  const { voice } = around
  const isBoth = before !== null && after !== null
  return (
    <section class="wide" tabindex={0} aria-label={caption}>
      <table class="changes">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{voice.t('register.field')}</th>
            {before !== null && <th scope="col">{voice.t(isBoth ? 'register.from' : 'register.was')}</th>}
            {after !== null && <th scope="col">{voice.t(isBoth ? 'register.to' : 'register.is')}</th>}
          </tr>
        </thead>
        <tbody>
          {differences(around.part, before, after).map(({ path, before: was, after: is }) => (
            <tr>
              <th scope="row">{pathLabel(around, path)}</th>
              {before !== null && (
                <td>
                  <Value around={around} path={path} value={was} />
                </td>
              )}
              {after !== null && (
                <td>
                  <Value around={around} path={path} value={is} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** What happened to an entry: added, changed or removed. */
export const changeKind = ({
  before,
  after,
}: Pick<EntryChange, 'before' | 'after'>): 'added' | 'removed' | 'changed' =>
  before === null ? 'added' : after === null ? 'removed' : 'changed'

/** A change in one line: which fields became what. */
export const changeSummary = (
  around: Around,
  { before, after }: Pick<EntryChange, 'before' | 'after'>,
): string => {
  if (before === null || after === null) return ''
  return differences(around.part, before, after)
    .slice(0, 3)
    .map(({ path, before: was, after: is }) => {
      const text = (value: unknown) =>
        valueText(around.voice, around.register, around.part as Part, fieldOf(around.part, path), value) ||
        around.voice.t('register.not-stated')
      return `${pathLabel(around, path)}: ${text(was)} → ${text(is)}`
    })
    .join('; ')
}
