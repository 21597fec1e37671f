import { z } from 'zod'
import Antivirus from '#contract/facts/antivirus.js'
import { type Host, ifThere } from '../../host.js'
import { defineProbe, ProbeError } from '../../probe.js'
import { askPlist } from '../../tools/macos/ask-plist.js'

/** Where macOS 15 and later keep what is in force, and where all of them keep what came with the system. */
const bundles = ['/private/var/protected/xprotect', '/Library/Apple/System/Library/CoreServices'].map(
  (folder) => `${folder}/XProtect.bundle/Contents`,
)

const Info = z.object({ CFBundleShortVersionString: z.union([z.string(), z.number()]) })

const definitionsIn = async (host: Host, bundle: string) => {
  const rules = await ifThere(host.stat(`${bundle}/Resources/XProtect.yara`))
  return rules && { bundle, at: rules.modifiedAt }
}

/** What macOS brings along. It cannot be switched off, and looks at programs when they are first opened or changed. */
export default defineProbe({
  topic: Antivirus,
  summary: 'The definitions of XProtect.',
  platforms: ['darwin'],
  automatic: true,
  options: z.object({}),

  async collect(host) {
    const found = (await Promise.all(bundles.map((bundle) => definitionsIn(host, bundle)))).filter(
      (one) => one !== null,
    )
    const [newest] = found.sort((a, b) => (a.at < b.at ? 1 : -1))
    if (!newest) throw new ProbeError('absent', 'XProtect has no definitions here')
    const info = await askPlist(host, `${newest.bundle}/Info.plist`, Info)
    return [
      {
        product: 'XProtect',
        version: null,
        running: true,
        realTime: true,
        definitionsVersion: String(info.CFBundleShortVersionString).slice(0, 64),
        definitionsAt: newest.at,
      },
    ]
  },
})
