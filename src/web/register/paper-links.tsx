import type { Part } from '#contract/register.js'
import type { Frame } from '../layout.js'

/** What leads from an entry to its label, to handing it over, or to what somebody holds. */
export const PaperLinks = ({ frame, part, id }: { frame: Frame; part: Part; id: string }) => {
  const { voice } = frame
  const named = encodeURIComponent(id)
  if (part === 'persons' || part === 'roles') return <a href={`/custody/of/${named}`}>{voice.t('custody')}</a>
  if (part !== 'assets') return null
  return (
    <>
      {frame.can('write') && (
        <a href={`/custody/new?kind=hand-over&assets=${named}`}>{voice.t('custody.hand-to')}</a>
      )}
      <a href={`/labels?assets=${named}`}>{voice.t('labels.one')}</a>
    </>
  )
}
