import { readFile } from 'node:fs/promises'
import nodemailer from 'nodemailer'
import { z } from 'zod'
import { DeliveryError, defineChannel } from '#domain/alerting/channel.js'
import { Problem } from '#lib/problem.js'

const read = (file: string, what: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Problem('invalid', `${what} cannot be read from ${file}`, { cause })
  })

const passwordOf = async (file: string): Promise<string> => {
  const password = (await read(file, 'The password of the mail account')).replace(/\r?\n$/, '')
  if (password === '') throw new Problem('invalid', `The password of the mail account in ${file} is empty`)
  return password
}

const address = z.email({ pattern: z.regexes.unicodeEmail })

/** `popis@example.rs`, or `Popis <popis@example.rs>`. */
const sender = (from: string) => {
  const [, name = '', inner] = /^([^<>"]*)<([^<>]+)>$/.exec(from.trim()) ?? []
  const parsed = z
    .string()
    .regex(/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/)
    .safeParse(inner ?? from.trim())
  if (!parsed.success) throw new Problem('invalid', `“${from}” is not an address to send mails from`)
  return { name: name.trim(), address: parsed.data, domain: parsed.data.split('@')[1] ?? '' }
}

const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(host)

/** What nodemailer adds to its errors. */
const SmtpFailure = z.object({ code: z.string().optional(), responseCode: z.number().optional() })

/**
 * A refusal for good is one of this message or of this recipient. A wrong password, a server that takes nothing from us
 * and a certificate that has run out are for a person to mend, and then the message can still go.
 */
const deliveryError = (cause: unknown): DeliveryError => {
  const { code = '', responseCode = 0 } = SmtpFailure.safeParse(cause).data ?? {}
  const isForGood =
    ['EENVELOPE', 'EMESSAGE'].includes(code) && responseCode >= 500 && ![530, 535, 538].includes(responseCode)
  const message = cause instanceof Error ? cause.message : String(cause)
  return new DeliveryError(message, { retry: !isForGood, cause })
}

/** Sends every message as a plain mail, each over a connection of its own. */
export default defineChannel({
  options: z.strictObject({
    url: z
      .url({ protocol: /^smtps?$/ })
      .describe('Mail server: smtp://user@host:587, or smtps:// for TLS from the first byte.'),
    passwordFile: z
      .string()
      .optional()
      .meta({ secret: true })
      .describe('File that holds the password of the user in the URL.'),
    from: z.string().min(3).describe('Sender: an address, or Name <address>.'),
    caFile: z
      .string()
      .optional()
      .describe('Certificates (PEM) to trust for the mail server, where it has its own.'),
    requireTls: z
      .boolean()
      .optional()
      .describe('Refuse to send without TLS. By default so where a password is sent beyond this machine.'),
    timeoutMs: z.int().min(100).max(120_000).default(20_000).describe('How long to wait for each answer.'),
  }),

  async open({ url, passwordFile, from, caFile, requireTls, timeoutMs }) {
    const { protocol, hostname, port, username, password } = new URL(url)
    if (password !== '')
      throw new Problem(
        'invalid',
        'The URL of the mail server holds a password: put it in a file, and name the file',
      )
    if (passwordFile !== undefined && username === '')
      throw new Problem('invalid', 'There is a password for the mail server, but no user in its URL')
    const isSecure = protocol === 'smtps:'
    const { domain, ...author } = sender(from)
    const auth = passwordFile && { user: decodeURIComponent(username), pass: await passwordOf(passwordFile) }
    const ca = caFile && (await read(caFile, 'The certificates for the mail server'))
    const transport = nodemailer.createTransport({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (isSecure ? 465 : 587),
      secure: isSecure,
      // A mail server on this machine often has a certificate that nobody signed, and nobody in between to fear.
      ignoreTLS: !isSecure && isLoopback(hostname) && requireTls !== true,
      requireTLS: !isSecure && (requireTls ?? (auth !== undefined && !isLoopback(hostname))),
      ...(auth && { auth }),
      tls: { minVersion: 'TLSv1.2', ...(ca && { ca }) },
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return {
      async send(recipient, message) {
        if (!address.safeParse(recipient).success)
          throw new DeliveryError(`“${recipient}” is no mail address`, { retry: false })
        await transport
          .sendMail({
            envelope: { from: author.address, to: [recipient] },
            from: author,
            to: { name: '', address: recipient },
            subject: message.subject,
            text: message.text,
            date: new Date(message.at),
            messageId: `<${message.id}@${domain}>`,
            headers: {
              'Auto-Submitted': 'auto-generated',
              'Content-Language': message.language,
            },
          })
          .catch((cause: unknown) => {
            throw deliveryError(cause)
          })
      },
      async close() {
        transport.close()
      },
    }
  },
})
