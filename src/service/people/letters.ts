import type { RenderedMessage } from '#domain/alerting/channel.js'
import type { Clock, RegisterDocument } from '#domain/ports.js'
import { formatInstant } from '../local-time.js'
import type { Texts } from '../texts.js'
import type { MadeLink } from './accounts.js'

/** Where mails go, where the settings name a server. */
export interface MailChannel {
  send(recipient: string, message: RenderedMessage): Promise<void>
}

const paths = { invitation: '/invitation', reset: '/reset' } as const

/** Where a link leads, on this server. */
export const linkAddress = (url: string, { kind, code }: Pick<MadeLink, 'kind' | 'code'>): string =>
  `${url}${paths[kind]}?code=${code}`

/** Sends people the links by which they come in. */
export const openLetters = (services: {
  readonly mail: MailChannel | null
  readonly texts: Texts
  readonly register: Pick<RegisterDocument, 'value'>
  readonly clock: Pick<Clock, 'now'>
  url(): string
}) => {
  const { mail, texts, register, clock, url } = services
  return {
    canSend: mail !== null,

    /** False where there is nowhere to send it to. @throws DeliveryError, where it was not taken. */
    async send(link: MadeLink): Promise<boolean> {
      if (mail === null || link.mail === null) return false
      const { organisation } = register.value
      const language = link.language ?? organisation.language
      const values = {
        name: link.name,
        organisation: texts.local(language, organisation.name),
        address: linkAddress(url(), link),
        until: formatInstant(texts, language, link.expiresAt, organisation.timeZone),
      }
      await mail.send(link.mail, {
        id: crypto.randomUUID(),
        urgency: 'now',
        organisation: { id: organisation.id, name: values.organisation },
        language,
        zone: organisation.timeZone,
        at: clock.now(),
        items: [],
        subject: texts.t(language, `letter.${link.kind}.subject`, values),
        text: texts.t(language, `letter.${link.kind}.text`, values),
      })
      return true
    },
  }
}
