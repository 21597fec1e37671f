import type { Mark } from '#domain/counting/mark.js'
import { standingMarks } from '#domain/counting/mark.js'
import type { CountView } from '#service/count-book.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'
import { assetName, countAddress, placeName } from './count-names.js'
import { PlaceField } from './place-field.js'
import { ProgressBar } from './progress-bar.js'

const mostRecent = 10

/** The last marks, each with a way back. */
const Recent = ({ frame, view, place }: { frame: Frame; view: CountView; place: string }) => {
  const { voice } = frame
  const recent = standingMarks(view.marks).slice(-mostRecent).reverse()
  const shown = new Set(recent.map(({ asset }) => asset))
  const names = new Map(
    view.outcome.lines
      .filter(({ asset }) => shown.has(asset.id))
      .map(({ asset }) => [asset.id, assetName(voice, asset)]),
  )
  const nameOf = (mark: Mark) =>
    mark.what ?? (mark.outside ? assetName(voice, mark.outside.asset) : (names.get(mark.asset ?? '') ?? ''))
  return (
    <section id="recent" class="sheet">
      <h2>{voice.t('web.count.recent')}</h2>
      {recent.length === 0 ? (
        <p>{voice.t('web.count.recent.none')}</p>
      ) : (
        <ul class="count-recent">
          {recent.map((mark) => (
            <li>
              <div>
                <b>{mark.asset ?? mark.tag}</b> {nameOf(mark)}
                <br />
                <span class="muted">
                  {voice.t(`web.count.as.${mark.found}`)}
                  {mark.place !== null && ` · ${placeName(voice, view.frame, mark.place)}`} · {mark.by.name}
                </span>
              </div>
              <form method="post" action={countAddress(view.count, '/undo')}>
                <input type="hidden" name="mark" value={mark.id} />
                <input type="hidden" name="place" value={place} />
                <button
                  type="submit"
                  class="quiet"
                  aria-label={voice.t('web.count.undo-one', { tag: mark.asset ?? mark.tag })}
                >
                  {voice.t('web.count.undo')}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Counting on a phone: a field that a scanner types into, three buttons, and the last marks. */
export const ScanPage = ({
  frame,
  view,
  place,
  markId,
}: {
  frame: Frame
  view: CountView
  place: string
  /** Id of the mark that the form would make: sent twice, it counts once. */
  markId: string
}) => {
  const { voice } = frame
  const t = (key: string) => voice.t(`web.count.${key}`)
  return (
    <Layout frame={frame} title={`${t('scan')} · ${view.count.name}`} scripts={['scan.js']}>
      <PageHead title={t('scan')} back={{ href: countAddress(view.count), label: view.count.name }} />
      <form
        id="scan"
        class="count-scan"
        method="post"
        action={countAddress(view.count, '/scan')}
        data-api={`/api/v1/counts/${encodeURIComponent(view.count.id)}`}
        data-unknown={countAddress(view.count, '/mark')}
        data-queue={`popis-count-${view.count.id}`}
        data-sent={t('js.sent')}
        data-queued={t('js.queued')}
        data-waiting={t('js.waiting')}
        data-refused={t('js.refused')}
        data-insecure={t('js.insecure')}
        data-no-camera={t('js.no-camera')}
        data-denied={t('js.denied')}
        data-camera={t('js.camera')}
        data-stop={t('js.stop')}
        data-aim={t('js.aim')}
      >
        <input type="hidden" name="mark" value={markId} />
        <PlaceField voice={voice} frame={view.frame} label={t('room')} value={place} empty={t('room.none')} />
        <div class="field">
          <label for="tag">{t('tag')}</label>
          <input
            id="tag"
            name="tag"
            type="text"
            required
            autofocus
            maxlength={512}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            aria-describedby="tag-hint"
          />
          <p class="hint" id="tag-hint">
            {t('tag.hint')}
          </p>
        </div>
        <div class="count-buttons">
          <button type="submit" name="found" value="found">
            {t('found-here')}
          </button>
          <button type="submit" name="found" value="damaged" class="quiet">
            {t('damaged')}
          </button>
          <button type="submit" name="found" value="other-place" class="quiet">
            {t('other-place')}
          </button>
        </div>
        <div id="camera" hidden />
        <p id="said" role="status" />
      </form>
      <div id="progress">
        <ProgressBar voice={voice} progress={view.progress} />
      </div>
      <Recent frame={frame} view={view} place={place} />
    </Layout>
  )
}
