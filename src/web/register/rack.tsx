import type { Asset } from '#contract/register/asset.js'
import type { Voice } from '../voice.js'
import { entryTitle } from './entry-words.js'
import { entryAddress } from './parts.js'

const AssetLink = ({ voice, asset }: { voice: Voice; asset: Asset }) => (
  <a href={entryAddress('assets', asset.id)}>{entryTitle(voice, { ...asset })}</a>
)

/** A rack from its highest unit to its lowest, and what sits at each. How high a thing is nobody records. */
export const Rack = ({ voice, units, assets }: { voice: Voice; units: number; assets: readonly Asset[] }) => {
  const caption = voice.t('register.rack', { units })
  const loose = assets.filter(({ rackUnit }) => rackUnit === undefined || rackUnit > units)
  return (
    <>
      <table class="rack">
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{voice.t('register.rack.unit')}</th>
            <th scope="col">{voice.t('register.part.assets')}</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: units }, (_, index) => units - index).map((unit) => {
            const here = assets.filter(({ rackUnit }) => rackUnit === unit)
            return (
              <tr class={here.length > 0 ? 'taken' : undefined}>
                <th scope="row">U{unit}</th>
                <td>
                  {here.map((asset, index) => (
                    <>
                      {index > 0 && ', '}
                      <AssetLink voice={voice} asset={asset} />
                    </>
                  ))}
                  {here.length > 1 && (
                    <p class="hint">{voice.t('register.rack.shared', { count: here.length })}</p>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {loose.length > 0 && (
        <>
          <h3>{voice.t('register.rack.loose')}</h3>
          <ul>
            {loose.map((asset) => (
              <li>
                <AssetLink voice={voice} asset={asset} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
