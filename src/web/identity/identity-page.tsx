import type { SubjectMerge } from '#domain/ports/identity.js'
import type { NamedQuestion } from '#service/identity/describe-identity.js'
import { Empty } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { hostAddress } from '../observe/host-head.js'
import { MergeList } from './merge-list.js'

const Question = ({ frame, question }: { frame: Frame; question: NamedQuestion }) => {
  const { voice } = frame
  const { number, subject, other, name, otherName, score, reasons, askedAt } = question
  return (
    <li class="sheet link-card">
      <h2>
        <a href={hostAddress(subject)}>{name}</a>
        {otherName !== null && (
          <>
            {' · '}
            <a href={hostAddress(other)}>{otherName}</a>
          </>
        )}
      </h2>
      <p>{voice.t(otherName === null ? 'identity.ask.marks' : 'identity.ask.two', { score })}</p>
      <ul class="inner-list">
        {reasons.map(({ mark, agrees, points }) => (
          <li>
            {voice.t(`identity.mark.${mark}`)}: {voice.t(agrees ? 'identity.agrees' : 'identity.differs')} (
            {voice.number(points)})
          </li>
        ))}
      </ul>
      <p class="muted">{voice.instant(askedAt)}</p>
      {frame.can('write') && (
        <form method="post" action={`/identity/questions/${number}`} class="answer">
          <label>
            {voice.t('identity.why')}
            <input name="why" required maxlength={1000} />
          </label>
          <button type="submit" name="answer" value="same">
            {voice.t('identity.same')}
          </button>
          <button type="submit" name="answer" value="different" class="quiet">
            {voice.t('identity.different')}
          </button>
        </form>
      )}
    </li>
  )
}

export interface IdentityPageProps {
  readonly frame: Frame
  readonly questions: readonly NamedQuestion[]
  readonly merges: readonly SubjectMerge[]
}

/** What marks leave open, each with its two answers; and what people made one. */
export const IdentityPage = ({ frame, questions, merges }: IdentityPageProps) => {
  const { voice } = frame
  return (
    <Layout frame={frame} title={voice.t('identity')}>
      <PageHead title={voice.t('identity')} lead={voice.t('identity.lead')} />
      {questions.length === 0 ? (
        <Empty title={voice.t('identity.none')}>
          <p>{voice.t('identity.none.what')}</p>
        </Empty>
      ) : (
        <ul class="link-cards">
          {questions.map((question) => (
            <Question frame={frame} question={question} />
          ))}
        </ul>
      )}
      {merges.length > 0 && (
        <section id="merges">
          <h2>{voice.t('identity.merges')}</h2>
          <MergeList frame={frame} merges={merges} />
        </section>
      )}
    </Layout>
  )
}
