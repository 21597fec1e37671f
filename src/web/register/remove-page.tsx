import type { Part, Register } from '#contract/register.js'
import { entryVersion } from '#domain/register/change.js'
import type { Entry } from '#domain/register/entries.js'
import type { Referrer } from '#domain/register/referrers.js'
import type { Fault } from '#lib/problem.js'
import { TextField } from '../kit/field.js'
import { Complaint } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { entryTitle, labelOf } from './entry-words.js'
import { entryAddress } from './parts.js'

const mostShown = 100

/** Asks once more before an entry goes, and says what still names it. */
export const RemovePage = ({
  frame,
  part,
  entry,
  referrers,
  complaint,
  faults = [],
}: {
  frame: Frame
  register: Register
  part: Part
  entry: Entry
  referrers: readonly Referrer[]
  complaint: string | null
  faults?: readonly Fault[]
}) => {
  const { voice } = frame
  const title = voice.t('register.remove-title', { entry: entryTitle(voice, entry) })
  const back = entryAddress(part, entry.id)
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={{ href: back, label: entryTitle(voice, entry) }} />
      <Complaint voice={voice} text={complaint} faults={faults} />
      {referrers.length > 0 ? (
        <section class="sheet">
          <h2>{voice.t('register.remove.named', { count: referrers.length })}</h2>
          <p>{voice.t('register.remove.named.what')}</p>
          <ul>
            {referrers.slice(0, mostShown).map((each) => (
              <li>
                <a href={entryAddress(each.part, each.entry.id)}>{entryTitle(voice, each.entry)}</a>{' '}
                <span class="muted">
                  {voice.t(`register.part.${each.part}`)} · {labelOf(voice, each.part, each.field)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : (
        <form class="form narrow" method="post" action={`${back}/remove`}>
          <p>{voice.t('register.remove.what')}</p>
          <input type="hidden" name="version" value={entryVersion(entry)} />
          <TextField name="why" label={voice.t('register.why')} maxlength={1000} autocomplete="off" />
          <div class="submit">
            <button type="submit" class="danger">
              {voice.t('register.remove')}
            </button>
            <a href={back}>{voice.t('web.cancel')}</a>
          </div>
        </form>
      )}
    </Layout>
  )
}
