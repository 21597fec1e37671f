import type { Child } from 'hono/jsx'
import type { Voice } from '../voice.js'

/** Filters are a form that asks for the same page: they stand in the address, so a view can be sent to somebody. */
export const Filters = ({ action, voice, children }: { action: string; voice: Voice; children: Child }) => (
  <search>
    <form class="filters" method="get" action={action}>
      {children}
      <button type="submit">{voice.t('web.filter')}</button>
      <a class="reset" href={action}>
        {voice.t('web.filter.reset')}
      </a>
    </form>
  </search>
)

/** An address with some of its parameters changed; null takes one out. */
export const withParameters = (address: string, changed: Readonly<Record<string, string | null>>): string => {
  const url = new URL(address, 'http://here')
  for (const [name, value] of Object.entries(changed))
    if (value === null) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  return url.pathname + url.search
}

/** The way to the next page of a list, and back to its beginning. */
export const Pager = ({
  address,
  next,
  voice,
}: {
  address: string
  /** What `after` becomes; null at the end. */
  next: string | null
  voice: Voice
}) => {
  const isFirst = !new URL(address, 'http://here').searchParams.has('after')
  if (next === null && isFirst) return null
  return (
    <nav class="pager" aria-label={voice.t('web.pages')}>
      {!isFirst && <a href={withParameters(address, { after: null })}>{voice.t('web.first-page')}</a>}
      {next !== null && (
        <a rel="next" href={withParameters(address, { after: next })}>
          {voice.t('web.next-page')}
        </a>
      )}
    </nav>
  )
}
