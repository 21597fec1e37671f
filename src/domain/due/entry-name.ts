import type { Asset } from '#contract/register/asset.js'
import type { Entitlement } from '#contract/register/entitlement.js'
import type { LocalText } from '#contract/register/text.js'

const words = (...parts: (string | undefined)[]): string | undefined =>
  parts.filter(Boolean).join(' ') || undefined

export const assetName = ({ id, name, manufacturer, model }: Asset): LocalText =>
  name ?? words(manufacturer, model) ?? id

export const rightName = ({ name, product }: Entitlement): LocalText =>
  name ?? words(product.publisher, product.family, product.edition, product.version) ?? product.family
