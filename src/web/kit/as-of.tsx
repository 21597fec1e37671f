import type { Voice } from '../voice.js'
import { TextField } from './field.js'
import { withParameters } from './filters.js'

/** Parameters that belong to another day: a place in a list does. */
const forgotten = new Set(['as-of', 'after', 'before', 'lang'])

/** Asks for the same page as it was on another day; what else stands in the address is kept. */
export const AsOf = ({ address, today, voice }: { address: string; today: string; voice: Voice }) => {
  const { pathname, searchParams } = new URL(address, 'http://here')
  const asked = searchParams.get('as-of')
  return (
    <form class="as-of" method="get" action={pathname}>
      {[...searchParams]
        .filter(([name]) => !forgotten.has(name))
        .map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
      <TextField
        name="as-of"
        type="date"
        label={voice.t('web.as-of')}
        value={asked?.slice(0, 10) ?? today}
        max={today}
        required
      />
      <button type="submit" class="quiet">
        {voice.t('web.as-of.show')}
      </button>
      {asked !== null && (
        <a href={withParameters(address, { 'as-of': null, after: null, before: null })}>
          {voice.t('web.as-of.now')}
        </a>
      )}
    </form>
  )
}
