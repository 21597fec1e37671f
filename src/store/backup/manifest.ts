import { z } from 'zod'
import { contentHash } from '#lib/canonical.js'
import { hexOf } from '#lib/file-hash.js'
import { Problem } from '#lib/problem.js'
import { isKept } from './kept-files.js'

export const manifestName = 'manifest.json'
export const databaseName = 'popis.db.gz'
export const registerName = 'inventory.json'
/** The last one; `sha256sum -c` reads it. */
export const sumsName = 'SHA256SUMS'

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256')
const Size = z.int().min(0)

/** A path that leads nowhere but into the folder that it is put into, whatever the system. */
const SafeName = z
  .string()
  .max(255)
  .refine(
    (name) =>
      !/[\\:\p{Cc}]/u.test(name) &&
      name.split('/').every((part) => part !== '' && part !== '.' && part !== '..'),
    'is no path into the data folder',
  )
  .refine(
    (name) => name === databaseName || name === registerName || isKept(name),
    'does not belong into a backup',
  )

export const Content = z.strictObject({ name: SafeName, sizeBytes: Size, sha256: Sha256 })
export type Content = z.infer<typeof Content>

const Chain = z.strictObject({ organisation: z.string(), entries: z.int(), head: z.string() })

/** Two names that are one file where capitals do not matter. */
const hasEachOnce = (contents: readonly Content[]): boolean =>
  new Set(contents.map(({ name }) => name.normalize('NFC').toLowerCase())).size === contents.length

const Body = z.strictObject({
  format: z.literal(1),
  version: z.string(),
  createdAt: z.iso.datetime(),
  organisation: z.string(),
  migrations: z.array(z.string()),
  audit: z.array(Chain),
  /** What `popis.db.gz` holds. */
  database: z.strictObject({ sizeBytes: Size, sha256: Sha256 }),
  contents: z
    .array(Content)
    .refine(hasEachOnce, 'holds a name twice')
    .refine(
      (all) => all[0]?.name === databaseName && all[1]?.name === registerName,
      'does not begin with the database and the register',
    ),
})
export type Manifest = z.infer<typeof Body>

const Self = z.looseObject({ hash: z.string() })
const Format = z.object({ format: z.number(), version: z.string() })

/** A manifest as it stands in a backup. Its last line is the hash of the rest. */
export const manifestText = (manifest: Manifest): string =>
  `${JSON.stringify({ ...manifest, hash: contentHash(manifest) }, null, 2)}\n`

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Problem('unavailable', 'is not JSON', { cause })
  }
}

/** True where not a byte of it is another one than was written. */
const isGenuine = (text: string, value: unknown): boolean => {
  const self = Self.safeParse(value)
  if (!self.success) return false
  const { hash, ...body } = self.data
  return hash === contentHash(body) && text === `${JSON.stringify(value, null, 2)}\n`
}

/** @throws Problem unavailable: it is damaged, was made by hand, or by a newer version. */
export const readManifest = (text: string): Manifest => {
  const value = parsed(text)
  if (!isGenuine(text, value)) throw new Problem('unavailable', 'is not what was written')
  const format = Format.safeParse(value)
  if (format.success && format.data.format > 1)
    throw new Problem('unavailable', `was written by the newer version ${format.data.version} of Popis`)
  const { hash: _, ...body } = value as Record<string, unknown>
  const manifest = Body.safeParse(body)
  if (manifest.success) return manifest.data
  const [issue] = manifest.error.issues
  const at =
    issue?.path[0] === 'contents'
      ? (body.contents as { name?: unknown }[])[Number(issue.path[1])]?.name
      : null
  throw new Problem(
    'unavailable',
    `cannot be used: ${at == null ? (issue?.path.join('.') ?? '') : JSON.stringify(at)} ${issue?.message ?? ''}`,
  )
}

/** The text of SHA256SUMS, which follows from the text of the manifest and all that it names. */
export const sumsText = (text: string, { contents }: Manifest): string =>
  [{ name: manifestName, sha256: hexOf(text) }, ...contents]
    .map(({ name, sha256 }) => `${sha256}  ${name}\n`)
    .join('')
