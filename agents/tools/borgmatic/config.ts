import { parse } from 'yaml'
import { z } from 'zod'
import { ProbeError } from '../../probe.js'

const Repository = z.union([
  z.string().transform((path) => ({ path, label: undefined })),
  z.object({ path: z.string(), label: z.string().optional() }),
])

/** The part of a configuration of borgmatic relied on here. */
const Configuration = z.object({
  repositories: z.array(Repository).min(1),
  source_directories: z.array(z.string()).optional(),
  encryption_passphrase: z.union([z.string(), z.number().transform(String)]).optional(),
  encryption_passcommand: z.string().optional(),
  local_path: z.string().optional(),
  borgmatic_source_directory: z.string().optional(),
})
export type Configuration = z.infer<typeof Configuration>

const Sections = z.looseObject({
  location: z.record(z.string(), z.unknown()).nullish(),
  storage: z.record(z.string(), z.unknown()).nullish(),
})

/** Since 1.8 all stands in one heap; before that, in sections. A tag such as !include is passed over. */
export const readConfiguration = (text: string, path: string): Configuration => {
  try {
    const { location, storage, ...flat } = Sections.parse(parse(text, { logLevel: 'silent' }))
    return Configuration.parse({ ...location, ...storage, ...flat })
  } catch (cause) {
    throw new ProbeError('unreadable', `${path} is no configuration of borgmatic`, { cause })
  }
}

const variable = /\$\{|^\{credential /

/** What borg is told as its passphrase. One that stands elsewhere must be named in the options of the probe. */
export const passphraseOf = (found: Configuration, path: string): Record<string, string> => {
  const { encryption_passphrase: phrase, encryption_passcommand: command } = found
  if (phrase !== undefined && variable.test(phrase))
    throw new ProbeError('unreadable', `${path} takes its passphrase from elsewhere: name passphraseFile`)
  if (phrase !== undefined) return { BORG_PASSPHRASE: phrase }
  return command === undefined ? {} : { BORG_PASSCOMMAND: command }
}
