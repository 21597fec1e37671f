import type { Child } from 'hono/jsx'
import type { ToSign } from '#service/people/to-sign.js'
import { SelectField, TextArea } from '../kit/field.js'
import { Complaint } from '../kit/notice.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import type { SignWords } from './sign-words.js'
import { signPath } from './to-sign.js'

export interface SignPageProps {
  readonly frame: Frame
  readonly item: ToSign
  readonly words: SignWords
  /** Where the file behind it is; null where none is kept. */
  readonly document: { readonly href: string; readonly name: string } | null
  readonly complaint: string | null
}

const Pair = ({ label, children }: { label: string; children: Child }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

const Pairs = ({ frame, item, words, document }: SignPageProps) => {
  const { voice } = frame
  const day = (value: string | undefined) => voice.value('date', value ?? null)
  return (
    <dl class="pairs">
      <Pair label={voice.t('web.sign.requirement')}>{words.requirement(item)}</Pair>
      <Pair label={voice.t('web.sign.by')}>{words.owner(item)}</Pair>
      {item.part === 'attestations' ? (
        <>
          <Pair label={voice.t('web.sign.date')}>{day(item.entry.date)}</Pair>
          <Pair label={voice.t('web.sign.valid-until')}>{day(item.entry.validUntil)}</Pair>
          <Pair label={voice.t('web.sign.document')}>
            {document === null ? (
              `${item.entry.document} (${voice.t('web.sign.document.none')})`
            ) : (
              <a href={document.href}>{document.name}</a>
            )}
          </Pair>
        </>
      ) : (
        <>
          <Pair label={voice.t('web.sign.covers')}>{words.covered(item.entry.thing)}</Pair>
          {item.entry.from !== undefined && (
            <Pair label={voice.t('web.sign.from')}>{day(item.entry.from)}</Pair>
          )}
          <Pair label={voice.t('web.sign.until')}>{day(item.entry.until)}</Pair>
        </>
      )}
      <Pair label={voice.t('web.sign.entered')}>
        {item.since === null
          ? '–'
          : voice.t('web.sign.entered.by', {
              name: item.enteredBy || voice.t('audit.who.file'),
              at: voice.instant(item.since),
            })}
      </Pair>
    </dl>
  )
}

/** Why this reader does not sign, and who does. */
const Waiting = ({ frame, item, words }: SignPageProps) => {
  const { voice } = frame
  const refused = 'refused' in item.reader ? item.reader.refused : null
  return (
    <>
      {refused !== null && refused !== 'role' && <p class="note">{voice.t(`web.sign.not.${refused}`)}</p>}
      {!item.hasSecondPerson && (
        <div class="note grave">
          <p>
            <strong>{voice.t('web.sign.nobody')}</strong>
          </p>
          <p>
            {voice.t('web.sign.nobody.what')}
            {item.standIns.length > 0 &&
              ` ${voice.t('web.sign.stand-in', { offices: item.standIns.map(words.office).join(', ') })}`}
          </p>
        </div>
      )}
    </>
  )
}

const Forms = ({ frame, item, words }: SignPageProps) => {
  if ('refused' in item.reader) return null
  const { voice } = frame
  const { offices } = item.reader
  const path = signPath(item)
  return (
    <div class="forms">
      <form method="post" action={path} class="form">
        <h2>{voice.t(`web.sign.do.${item.part}`)}</h2>
        <p class="whole">{voice.t(`web.sign.do.${item.part}.what`)}</p>
        <input type="hidden" name="version" value={item.version} />
        <SelectField
          name="office"
          label={voice.t('web.sign.as')}
          value={offices[0]}
          choices={offices.map((office) => ({ value: office, label: words.office(office) }))}
          required
        />
        <div class="submit">
          <button type="submit">{voice.t(`web.sign.do.${item.part}`)}</button>
        </div>
      </form>
      <form method="post" action={`${path}/send-back`} class="form">
        <h2>{voice.t('web.sign.send-back')}</h2>
        <input type="hidden" name="version" value={item.version} />
        <div class="whole">
          <TextArea
            name="why"
            label={voice.t('web.sign.why')}
            hint={voice.t('web.sign.send-back.what')}
            required
          />
        </div>
        <div class="submit">
          <button type="submit" class="quiet">
            {voice.t('web.sign.send-back')}
          </button>
        </div>
      </form>
    </div>
  )
}

/** One thing to be signed: what, why, by which paper, and what if not. */
export const SignPage = (props: SignPageProps) => {
  const { frame, item, words, complaint } = props
  const { voice } = frame
  const title = words.headline(item)
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} back={{ href: '/to-sign', label: voice.t('web.sign') }}>
        {frame.can('read') && (
          <a href={`/history?part=${item.part}&id=${encodeURIComponent(item.id)}`}>
            {voice.t('web.sign.history')}
          </a>
        )}
      </PageHead>
      <Complaint voice={voice} text={complaint} />
      {item.sentBack !== null && (
        <div class="note">
          <p>
            <strong>
              {voice.t('web.sign.sent-back.by', {
                name: item.sentBack.whoName,
                at: voice.instant(item.sentBack.at),
              })}
            </strong>
          </p>
          <p>{item.sentBack.why}</p>
        </div>
      )}
      <blockquote class="statement">
        {item.part === 'attestations' ? voice.local(item.entry.statement) : item.entry.reason}
      </blockquote>
      <section class="sheet">
        <Pairs {...props} />
      </section>
      <section class="sheet">
        <h2>{voice.t('web.sign.if-not')}</h2>
        <p>{voice.t(`web.sign.if-not.${item.part}`)}</p>
      </section>
      <Waiting {...props} />
      <Forms {...props} />
    </Layout>
  )
}
