import { baseUrlOf } from '#http/listen.js'
import type { MadeLink } from '#service/people/accounts.js'
import { linkAddress } from '#service/people/letters.js'
import type { Settings } from './settings.js'

/** Where a link to come in by leads on the server that these settings describe. */
export const entryAddress = (settings: Settings, link: Pick<MadeLink, 'kind' | 'code'>): string =>
  linkAddress(baseUrlOf(settings, settings.port), link)
