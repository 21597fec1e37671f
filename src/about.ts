import { randomUUID, X509Certificate } from 'node:crypto'
import { readdir, readFile, stat, statfs } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Organisation } from '#contract/register.js'
import type { Clock } from '#domain/ports.js'
import { pinOf } from '#lib/pin-of.js'
import { Problem } from '#lib/problem.js'
import { version } from '#lib/version.js'
import type { About } from '#service/about.js'
import type { Texts } from '#service/texts.js'
import type { Channels } from './channels.js'
import { storeFile } from './data-folder.js'
import type { Settings } from './settings.js'
import { shownSettings } from './shown-settings.js'

/** The size of a file; one that is not there takes no room. */
const sizeOf = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    throw error
  }
}

const folderSize = async (folder: string): Promise<number> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map((entry) => sizeOf(join(entry.parentPath, entry.name)))
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

const pinIn = async (file: string | null): Promise<string | null> =>
  file === null ? null : pinOf(new X509Certificate(await readFile(file)))

/** The host of a webhook says whose it is; the rest of its address may be a secret. */
const nameOf = (recipient: string): string => URL.parse(recipient)?.host || recipient

interface Sources {
  readonly settings: Settings
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly channels: Pick<Channels, 'open' | 'recipients'>
  readonly clock: Pick<Clock, 'now'>
  readonly texts: Texts
  organisation(): Organisation
}

/** What a running service tells of itself. */
export const openAbout = async (sources: Sources): Promise<About> => {
  const { settings, environment, channels, clock, texts, organisation } = sources
  const { data } = settings
  return {
    version,
    startedAt: clock.now(),
    data,
    settingsFile: environment.POPIS_SETTINGS ? resolve(environment.POPIS_SETTINGS) : null,
    settings: shownSettings(environment),
    pin: await pinIn(settings.tlsCert),
    recipients: channels.recipients.map(({ channel, recipient, language }) => ({
      channel,
      name: nameOf(recipient),
      language,
    })),
    diskUse: async () => {
      const store = storeFile(data)
      const [main, log, documentBytes, disk] = await Promise.all([
        sizeOf(store),
        sizeOf(`${store}-wal`),
        folderSize(join(data, 'documents')),
        statfs(data),
      ])
      return {
        storeBytes: main + log,
        documentBytes,
        freeBytes: disk.bavail * disk.bsize,
        sizeBytes: disk.blocks * disk.bsize,
      }
    },
    sendTest: async (index) => {
      const to = channels.recipients[index]
      const channel = to && channels.open.get(to.channel)
      if (!channel) throw new Problem('not_found', `There is no recipient ${index}.`)
      const { id, name, timeZone } = organisation()
      const called = texts.local(to.language, name)
      await channel.send(to.recipient, {
        id: randomUUID(),
        urgency: 'now',
        organisation: { id, name: called },
        language: to.language,
        zone: timeZone,
        at: clock.now(),
        items: [],
        subject: texts.t(to.language, 'alert.test.subject', { organisation: called }),
        text: texts.t(to.language, 'alert.test.text', { organisation: called }),
      })
    },
  }
}
