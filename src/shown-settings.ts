import { resolve } from 'node:path'
import type { ShownSetting } from '#service/about.js'
import { settingsTable } from './settings.js'
import { readSettingsFile } from './settings-file.js'

/** An address without what may be secret in it: passwords, and paths and queries that serve as one. */
const withoutSecrets = (text: string): string =>
  text
    .split(',')
    .map((part) => {
      const url = URL.parse(part.trim())
      if (!url || url.host === '') return part.trim()
      const user = url.username === '' ? '' : `${url.username}@`
      return `${url.protocol}//${user}${url.host}${url.pathname.length > 1 || url.search !== '' ? '/…' : ''}`
    })
    .join(', ')

const addresses: ReadonlySet<string> = new Set(['smtpUrl', 'webhookUrls'])

/** Every setting with its value as it was written, and where that stands; what may be secret is left out. */
export const shownSettings = (
  environment: Readonly<Record<string, string | undefined>>,
): readonly ShownSetting[] => {
  const file = environment.POPIS_SETTINGS
  const written = file ? readSettingsFile(resolve(file)).values : {}
  return Object.entries(settingsTable).map(([name, { variable, fallback, about }]): ShownSetting => {
    const show = (value: string) => (addresses.has(name) ? withoutSecrets(value) : value)
    const given = environment[variable]?.trim()
    if (given) return { name, variable, about, value: show(given), source: 'environment' }
    const filed = written[variable]?.trim()
    // The environment wins over the file even where it is empty.
    if (filed && environment[variable] === undefined)
      return { name, variable, about, value: show(filed), source: 'file' }
    return fallback === null || fallback === ''
      ? { name, variable, about, value: null, source: 'unset' }
      : { name, variable, about, value: fallback, source: 'default' }
  })
}
