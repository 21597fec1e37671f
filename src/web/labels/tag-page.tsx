import type { Asset } from '#contract/register/asset.js'
import { assetLabel } from '../custody/words.js'
import { PageHead } from '../kit/page-head.js'
import { type Frame, Layout } from '../layout.js'

/** A tag that means no asset, or several. */
export const TagPage = ({ frame, tag, assets }: { frame: Frame; tag: string; assets: readonly Asset[] }) => {
  const { voice } = frame
  const title = voice.t(assets.length === 0 ? 'labels.unknown-tag' : 'labels.several')
  return (
    <Layout frame={frame} title={title}>
      <PageHead
        title={title}
        lead={voice.t(assets.length === 0 ? 'labels.unknown-tag.what' : 'labels.several.what', { tag })}
      />
      {assets.length > 0 && (
        <ul class="tag-choices">
          {assets.map((asset) => (
            <li>
              <a class="button" href={`/register/assets/${encodeURIComponent(asset.id)}`}>
                {asset.id} · {assetLabel(voice, asset)}
              </a>
            </li>
          ))}
        </ul>
      )}
      <form class="form narrow" method="get" action="/a">
        <div class="field">
          <label for="field-tag">{voice.t('labels.other-tag')}</label>
          <input id="field-tag" name="tag" required maxlength={200} />
        </div>
        <div class="submit">
          <button type="submit" class={assets.length === 0 ? 'quiet' : undefined}>
            {voice.t('labels.find')}
          </button>
          {assets.length === 0 && frame.can('write') && (
            <a class="button main" href={`/register/assets/new?tag=${encodeURIComponent(tag)}`}>
              {voice.t('labels.record')}
            </a>
          )}
        </div>
      </form>
    </Layout>
  )
}
