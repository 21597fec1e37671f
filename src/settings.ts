import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { nearest } from '#lib/nearest.js'
import { type Fault, Problem } from '#lib/problem.js'
import { isNetwork, list, port, readableFile, recipients, span, url } from './setting-types.js'
import { readSettingsFile } from './settings-file.js'

const setting = <S extends z.ZodType>(
  variable: string,
  schema: S,
  fallback: string | null,
  about: string,
): { variable: string; schema: S; fallback: string | null; about: string } => ({
  variable,
  schema,
  fallback,
  about,
})

/** What each setting means; where the fallback is null, it may be left out. */
export const settingsTable = {
  port: setting('POPIS_PORT', port, '8420', 'Port to listen on; 0 takes any that is free.'),
  host: setting('POPIS_HOST', z.string().min(1), '127.0.0.1', 'Address to listen on.'),
  data: setting('POPIS_DATA', z.string().min(1), './data', 'Folder that holds everything Popis keeps.'),
  register: setting(
    'POPIS_REGISTER',
    z.string().min(1),
    null,
    'File of the register. Default: inventory.json in POPIS_DATA.',
  ),
  baseUrl: setting(
    'POPIS_BASE_URL',
    url(['http:', 'https:'], 'https://popis.example.rs'),
    null,
    'Address under which people and agents reach the server; links in mails begin with it.',
  ),
  smtpUrl: setting(
    'POPIS_SMTP_URL',
    url(['smtp:', 'smtps:'], 'smtp://user@mail.example.rs:587'),
    null,
    'Mail server that takes the alerts.',
  ),
  smtpPasswordFile: setting(
    'POPIS_SMTP_PASSWORD_FILE',
    readableFile,
    null,
    'File that holds the password of the mail account.',
  ),
  mailFrom: setting(
    'POPIS_MAIL_FROM',
    z.string().regex(/^[^\r\n]*@[^\r\n]*$/, 'is not a mail address'),
    `popis@${hostname()}`,
    'Sender of the mails.',
  ),
  mailTo: setting(
    'POPIS_MAIL_TO',
    recipients,
    '',
    'Who is told, as a list with commas: address, or address;language.',
  ),
  webhookUrls: setting(
    'POPIS_WEBHOOK_URL',
    z
      .string()
      .transform(list)
      .pipe(z.array(url(['http:', 'https:'], 'https://example.rs/hook'))),
    '',
    'Addresses that alerts are posted to, as a list with commas.',
  ),
  webhookSecretFile: setting(
    'POPIS_WEBHOOK_SECRET_FILE',
    readableFile,
    null,
    'File that holds the secret with which webhooks are signed.',
  ),
  digestAt: setting(
    'POPIS_DIGEST_AT',
    z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 08:00'),
    '08:00',
    'Local time of the daily digest.',
  ),
  backupTo: setting(
    'POPIS_BACKUP_TO',
    z.string().min(1),
    null,
    'Folder that takes a backup every night; the last seven days and four weeks are kept.',
  ),
  backupAt: setting(
    'POPIS_BACKUP_AT',
    z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 02:30'),
    '02:30',
    'Local time of that backup.',
  ),
  graceMs: setting(
    'POPIS_GRACE',
    span,
    '10m',
    'How much later than two intervals an agent may report before its facts are stale.',
  ),
  tlsCert: setting(
    'POPIS_TLS_CERT',
    readableFile,
    null,
    'Certificate chain (PEM) with which the server itself speaks HTTPS.',
  ),
  tlsKey: setting('POPIS_TLS_KEY', readableFile, null, 'Private key (PEM) of that certificate.'),
  trustedProxies: setting(
    'POPIS_TRUSTED_PROXY',
    z
      .string()
      .transform(list)
      .pipe(z.array(z.string().refine(isNetwork, 'is not an address or a network such as 10.0.0.0/8'))),
    '',
    'Addresses or networks, with commas, of the proxy in front that speaks HTTPS.',
  ),
  requireTotp: setting(
    'POPIS_REQUIRE_TOTP',
    z.enum(['none', 'admins', 'all']),
    'none',
    'Who must have a second factor before anything else: none, admins or all.',
  ),
  logLevel: setting(
    'POPIS_LOG_LEVEL',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'info',
    'How much is logged.',
  ),
} as const

type Table = typeof settingsTable
type Value<K extends keyof Table> = z.output<Table[K]['schema']>
type Optional =
  | 'baseUrl'
  | 'smtpUrl'
  | 'smtpPasswordFile'
  | 'webhookSecretFile'
  | 'backupTo'
  | 'tlsCert'
  | 'tlsKey'

export type Settings = {
  readonly [K in keyof Table]: K extends Optional ? Value<K> | null : Value<K>
} & {
  /** What is odd and yet no reason not to start. */
  readonly warnings: readonly string[]
}

const known = new Set<string>(['POPIS_SETTINGS', ...Object.values(settingsTable).map((row) => row.variable)])

const oddities = (values: Record<string, string | undefined>): string[] =>
  Object.keys(values)
    .filter((name) => name.startsWith('POPIS_') && !known.has(name))
    .map((name) => {
      const meant = nearest(name, known)
      return `${name} is no setting of Popis${meant ? `; did you mean ${meant}?` : '.'}`
    })

/**
 * Reads every setting from the environment and, below it, from the file that POPIS_SETTINGS names.
 * An empty value counts as left out.
 * @throws Problem invalid: with every mistake at once.
 */
export const readSettings = (environment: Record<string, string | undefined>): Settings => {
  const file = environment.POPIS_SETTINGS
  const { values, faults } = file ? readSettingsFile(resolve(file)) : { values: {}, faults: [] as Fault[] }
  const given: Record<string, string | undefined> = { ...values, ...environment }
  const parsed = Object.fromEntries(
    Object.entries(settingsTable).map(([name, { variable, schema, fallback }]) => {
      const text = given[variable]?.trim() || fallback
      if (text === null) return [name, null]
      const result = (schema as z.ZodType).safeParse(text)
      if (result.success) return [name, result.data]
      faults.push(...result.error.issues.map((issue) => ({ where: variable, what: issue.message })))
      return [name, null]
    }),
  ) as unknown as Settings
  const missing = ['POPIS_TLS_CERT', 'POPIS_TLS_KEY'].filter((name) => !given[name]?.trim())
  if (missing.length === 1 && missing[0])
    faults.push({ where: missing[0], what: 'is missing: certificate and key are needed together' })
  if (faults.length > 0) throw new Problem('invalid', 'some settings are wrong', { faults })
  const data = resolve(parsed.data)
  return {
    ...parsed,
    data,
    register: resolve(parsed.register ?? join(data, 'inventory.json')),
    backupTo: parsed.backupTo === null ? null : resolve(parsed.backupTo),
    warnings: oddities(given),
  }
}
