import { z } from 'zod'
import Antivirus from '#contract/facts/antivirus.js'
import { defineProbe } from '../../probe.js'
import { askPlist } from '../../tools/macos/ask-plist.js'

const bundle = '/Library/Apple/System/Library/CoreServices/XProtect.bundle/Contents'

const Info = z.object({ CFBundleShortVersionString: z.union([z.string(), z.number()]) })

/** What macOS brings along. It cannot be switched off, and looks at programs when they are first opened or changed. */
export default defineProbe({
  topic: Antivirus,
  summary: 'The definitions of XProtect.',
  platforms: ['darwin'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const info = await askPlist(host, `${bundle}/Info.plist`, Info)
    const { modifiedAt } = await host.stat(`${bundle}/Resources/XProtect.yara`)
    return [
      {
        product: 'XProtect',
        version: null,
        running: true,
        realTime: true,
        definitionsVersion: String(info.CFBundleShortVersionString).slice(0, 64),
        definitionsAt: modifiedAt,
      },
    ]
  },
})
