import { baseUrlOf } from './http/listen.js'
import type { Settings } from './settings.js'

/** What a job calls, as far as the settings of this command know where the server is reached. */
export const pingUrl = (settings: Settings, path: string): string =>
  `${baseUrlOf(settings, settings.port)}/ping/${path}`
