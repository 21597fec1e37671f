import type { Channel, ChannelDefinition } from '#domain/alerting/channel.js'
import { loadFolder } from '#lib/folder.js'
import { Problem } from '#lib/problem.js'
import type { Recipient } from '#service/notify.js'
import type { Settings } from './settings.js'

/** What the settings say of each channel: its options, and whom it tells. Null where it is not set up. */
const configured = (
  settings: Settings,
  language: string,
): Record<string, { options: object; recipients: Recipient[] } | null> => ({
  mail:
    settings.smtpUrl === null
      ? null
      : {
          options: {
            url: settings.smtpUrl,
            from: settings.mailFrom,
            ...(settings.smtpPasswordFile === null ? {} : { passwordFile: settings.smtpPasswordFile }),
          },
          recipients: settings.mailTo.map((to) => ({
            channel: 'mail',
            recipient: to.address,
            language: to.language ?? language,
          })),
        },
  webhook:
    settings.webhookUrls.length === 0
      ? null
      : {
          options: settings.webhookSecretFile === null ? {} : { secretFile: settings.webhookSecretFile },
          recipients: settings.webhookUrls.map((recipient) => ({ channel: 'webhook', recipient, language })),
        },
})

export interface Channels {
  readonly open: ReadonlyMap<string, Channel>
  readonly recipients: readonly Recipient[]
  close(): Promise<void>
}

/**
 * Opens the channels of `src/alerts` that the settings name.
 * @throws Problem invalid: a setting that a channel cannot use, or mail without anybody to tell.
 */
export const openChannels = async (settings: Settings, language: string): Promise<Channels> => {
  if ((settings.smtpUrl === null) !== (settings.mailTo.length === 0))
    throw new Problem('invalid', 'Mail needs both a server and somebody to tell', {
      faults: [{ where: settings.smtpUrl === null ? 'POPIS_SMTP_URL' : 'POPIS_MAIL_TO', what: 'is missing' }],
    })
  const definitions = await loadFolder<ChannelDefinition>(new URL('./alerts/', import.meta.url))
  const wanted = configured(settings, language)
  const open = new Map<string, Channel>()
  const recipients: Recipient[] = []
  for (const [name, definition] of definitions) {
    const given = wanted[name]
    if (!given) continue
    const options = definition.options.safeParse(given.options)
    if (!options.success)
      throw new Problem('invalid', `The settings of ${name} cannot be used`, {
        faults: options.error.issues.map((issue) => ({ where: issue.path.join('.'), what: issue.message })),
      })
    open.set(name, await definition.open(options.data))
    recipients.push(...given.recipients)
  }
  return {
    open,
    recipients,
    close: async () => {
      for (const channel of open.values()) await channel.close()
    },
  }
}
