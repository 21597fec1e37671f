import { z } from 'zod'
import Share from '#contract/facts/share.js'
import { defineProbe } from '../../probe.js'
import { askWindows, windowsTimeoutMs } from '../../windows/ask-windows.js'

const Shared = z.object({
  Name: z.string(),
  Path: z.string().nullish(),
  EncryptData: z.boolean().nullish(),
  ShareType: z.number().nullish(),
})

const kinds: Readonly<Record<number, 'folder' | 'printer'>> = { 0: 'folder', 1: 'printer' }

/** What lies below the folders of people is named for them. */
const isOfPerson = (path: string): boolean => /^[a-z]:\\(users|documents and settings)\\/i.test(path)

/** What Windows shares, without its own administrative shares. */
export default defineProbe({
  topic: Share,
  summary: 'Folders that Windows shares, and whether they are given out encrypted only.',
  platforms: ['win32'],
  automatic: true,
  timeoutMs: windowsTimeoutMs,
  options: z.object({}),

  collect: async (host) =>
    (await askWindows(host, 'shares', Shared)).map(({ Name, Path, EncryptData, ShareType }) => ({
      name: Name,
      kind: kinds[ShareType ?? 0] ?? ('other' as const),
      path: !Path || isOfPerson(Path) ? null : Path.slice(0, 1024),
      encrypted: EncryptData ?? null,
    })),
})
