import type { Asset } from '#contract/register/asset.js'
import type { CountWords } from '#service/paper/count-words.js'
import type { Column } from '../kit/table.js'
import type { Voice } from '../voice.js'
import { assetLabel, priceText } from './words.js'

/** What lists of assets show here: number, name, serial number, state, value. */
export const assetColumns = (voice: Voice, words: CountWords): Column<Asset>[] => [
  {
    id: 'number',
    head: voice.t('register.assets.id'),
    cell: ({ id, tag }) => (
      <>
        <a href={`/register/assets/${encodeURIComponent(id)}`}>{id}</a>
        {tag !== undefined && tag !== id && <span class="muted"> {tag}</span>}
      </>
    ),
  },
  { id: 'name', head: voice.t('register.assets.name'), cell: (asset) => assetLabel(voice, asset) },
  { id: 'serial', head: voice.t('register.assets.serial'), cell: ({ serial }) => serial ?? '' },
  {
    id: 'state',
    head: voice.t('register.assets.state'),
    cell: ({ state }) => voice.t(`register.assets.state.${state}`),
  },
  {
    id: 'value',
    head: voice.t('custody.column.value'),
    isNumber: true,
    cell: (asset) => priceText(words, asset),
  },
]
