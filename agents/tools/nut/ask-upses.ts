import { z } from 'zod'
import type { SubjectRef } from '#contract/report.js'
import { isTelling, toId } from '#lib/subject-id.js'
import type { Host } from '../../host.js'
import { type Answer, ProbeError } from '../../probe.js'
import { readSecret } from '../secret-file.js'
import { NutClient } from './client.js'
import type { Variables } from './numbers.js'
import { readUps } from './ups.js'

/** How upsd is reached: the options that all probes of it share. */
export const nutOptions = z.object({
  host: z.string().min(1).max(253).default('127.0.0.1').describe('Where upsd listens.'),
  port: z.coerce.number().int().min(1).max(65_535).default(3493).describe('Its TCP port.'),
  ups: z.string().min(1).max(128).optional().describe('Only the UPS of this name.'),
  user: z.string().regex(/^\S+$/).optional().describe('User of upsd, where it answers nobody else.'),
  tls: z
    .enum(['never', 'starttls'])
    .optional()
    .describe(
      'Whether it is asked in TLS; unless said, it is where a password goes to another machine. With never, a password goes in clear.',
    ),
  tlsCaFile: z
    .string()
    .min(1)
    .optional()
    .describe('File with the certificate of upsd, or of the authority that signed it (PEM).'),
  tlsFingerprint: z
    .string()
    .regex(/^([0-9a-f]{2}:?){32}$/i)
    .optional()
    .describe('SHA-256 of the certificate of upsd, in place of an authority.'),
  passwordFile: z.string().min(1).optional().describe('File that holds the password of that user.'),
})
export type NutOptions = z.infer<typeof nutOptions>

export const nutLabel = ({ host, port, ups }: NutOptions): string => `${host}:${port}${ups ? `:${ups}` : ''}`

interface Found {
  readonly name: string
  readonly description: string
  readonly variables: Variables | ProbeError
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.')

const asked = async (client: NutClient, name: string, description: string): Promise<Found> => {
  try {
    const variables = await client.variables(name)
    // A driver that has just been started has not asked its device yet, not even for the serial number.
    if (!variables.has('ups.status')) throw new ProbeError('unreadable', 'its driver reports no status yet')
    return { name, description, variables }
  } catch (error) {
    if (error instanceof ProbeError && error.reason !== 'timeout')
      return { name, description, variables: error }
    throw error
  }
}

const Remembered = z.string().min(1)

/** The subject of each UPS. A serial number is remembered, for a UPS that has gone silent does not tell it. */
const subjectsOf = (host: Host, where: string, found: readonly Found[]): Map<string, SubjectRef | null> => {
  const serials = found.map(({ name, variables }) => {
    const known = host.notes.get(`serial ${name}`, Remembered)
    if (variables instanceof ProbeError) return known
    const { serial } = readUps(name, variables)
    return serial && isTelling(serial) ? toId(serial) : `${where}:${toId(name)}`
  })
  return new Map(
    found.map(({ name, description }, index) => {
      const serial = serials[index] ?? null
      if (serial === null) return [name, null]
      const isShared = serials.filter((other) => other === serial).length > 1
      const id = isShared ? `${where}:${toId(name)}` : serial
      host.notes.set(`serial ${name}`, id)
      const label = /^(|description unavailable|unavailable)$/i.test(description) ? name : description
      return [name, { kind: 'ups', id, name: label.slice(0, 128) }]
    }),
  )
}

/** UPSes that were never seen have no subject; that they could not be asked is said of the host that asked. */
const neverSeen = (silent: readonly Found[]): Answer<never>[] => {
  const reasons = silent.flatMap(({ name, variables }) =>
    variables instanceof ProbeError ? [{ error: variables, text: `${name}: ${variables.detail}` }] : [],
  )
  const first = reasons[0]?.error
  if (!first) return []
  return [{ failure: new ProbeError(first.reason, reasons.map(({ text }) => text).join('; ')) }]
}

/**
 * Asks every UPS of an upsd what `read` reads of its variables; null where it has none of it. One whose driver has
 * lost it fails alone, as the subject that it was.
 */
export const askUpses = async <Fact>(
  host: Host,
  options: NutOptions,
  read: (
    name: string,
    variables: Variables,
  ) => { readonly facts: readonly Fact[]; readonly readings: Readonly<Record<string, number>> } | null,
): Promise<{ readonly answers: readonly Answer<Fact>[] }> => {
  const { port, ups, user, passwordFile, tlsCaFile, tlsFingerprint } = options
  const isSecure =
    (options.tls ?? (user !== undefined && !isLoopback(options.host) ? 'starttls' : 'never')) === 'starttls'
  const ca = tlsCaFile === undefined ? undefined : await host.read(tlsCaFile)
  const password = passwordFile === undefined ? '' : await readSecret(host, passwordFile)
  const client = new NutClient(await host.connect(options.host, port, { timeoutMs: 10_000 }))
  const found: Found[] = []
  try {
    if (isSecure)
      await client.secure({
        host: options.host,
        ...(ca === undefined ? {} : { ca }),
        ...(tlsFingerprint === undefined ? {} : { fingerprint: tlsFingerprint }),
      })
    if (user !== undefined) await client.authenticate(user, password)
    const all = [...(await client.list())].filter(([name]) => ups === undefined || name === ups)
    if (ups !== undefined && all.length === 0)
      throw new ProbeError('unreadable', `upsd at ${options.host}:${port} knows no UPS “${ups}”`)
    for (const [name, description] of all) found.push(await asked(client, name, description))
  } finally {
    client.close()
  }
  if (found.length === 0) throw new ProbeError('unreadable', 'upsd serves no UPS')
  // 127.0.0.1 is another machine to each who says it.
  const where = `${isLoopback(options.host) ? host.hostname : options.host}:${port}`
  const subjects = subjectsOf(host, toId(where), found)
  const answers = found.flatMap(({ name, variables }): Answer<Fact>[] => {
    const subject = subjects.get(name)
    if (!subject) return []
    if (variables instanceof ProbeError) return [{ subject, failure: variables }]
    const told = read(name, variables)
    return told === null ? [] : [{ subject, ...told }]
  })
  return { answers: [...answers, ...neverSeen(found.filter(({ name }) => !subjects.get(name)))] }
}
