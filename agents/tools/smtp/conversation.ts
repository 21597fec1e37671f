import type { LineConnection } from '../../host/line-connection.js'
import { ProbeError } from '../../probe.js'

interface SmtpAnswer {
  readonly code: number
  readonly lines: readonly string[]
}

const receive = async (connection: LineConnection): Promise<SmtpAnswer> => {
  const lines: string[] = []
  for (let count = 0; count < 100; count++) {
    const line = await connection.receive()
    const parts = /^(\d{3})([ -]|$)(.*)$/.exec(line)
    if (!parts) throw new ProbeError('unreadable', `it is no SMTP server: ${line.slice(0, 80)}`)
    lines.push(parts[3] ?? '')
    if (parts[2] !== '-') return { code: Number(parts[1]), lines }
  }
  throw new ProbeError('unreadable', 'an answer without end')
}

export interface MailServerAnswers {
  readonly banner: string
  readonly offersTls: boolean
  readonly relay: 'refused' | 'accepted' | 'not-told' | 'not-asked'
}

/**
 * As a notice of delivery comes, for a sender whose domain does not exist would be refused for that alone; to a domain
 * that takes no mail (RFC 2606).
 */
const stranger = { from: '', to: 'popis@example.com' }

/** “Later” is neither. */
const relayOf = (code: number) => (code < 300 ? 'accepted' : code >= 500 ? 'refused' : 'not-told')

/** Speaks with a mail server as another would, up to the moment at which mail would be sent. */
export const converse = async (
  connection: LineConnection,
  { asksRelay }: { readonly asksRelay: boolean },
): Promise<MailServerAnswers> => {
  const say = (line: string): Promise<SmtpAnswer> => {
    connection.send(`${line}\r`)
    return receive(connection)
  }
  const greeting = await receive(connection)
  if (greeting.code !== 220)
    throw new ProbeError('denied', `it greets with ${greeting.code} ${greeting.lines[0]}`)
  const hello = await say('EHLO popis.invalid')
  const offersTls = hello.lines.some((line) => /^STARTTLS\b/i.test(line))
  const banner = (greeting.lines[0] ?? '').slice(0, 256)
  if (!asksRelay) return { banner, offersTls, relay: 'not-asked' }
  const from = await say(`MAIL FROM:<${stranger.from}>`)
  const to = from.code < 300 ? await say(`RCPT TO:<${stranger.to}>`) : from
  await say('RSET')
  connection.send('QUIT\r')
  return { banner, offersTls, relay: relayOf(to.code) }
}
