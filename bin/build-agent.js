// Makes agent-packages/: the agent for Windows and Linux, each an archive with a Node.js of its own, and the scripts that install it.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { archiveFiles, installers, platforms } from './agent-package/archives.js'
import { fetchNode } from './agent-package/fetch-node.js'
import { programFiles } from './agent-package/program-files.js'
import { build, isStale } from './build.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const json = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'))
const say = (line) => console.log(`popis-agent: ${line}`)
const size = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`

/** Whole or not at all: a server may be handing out the one of before. */
const put = (folder, { name, data }) => {
  writeFileSync(join(folder, `${name}.new`), data)
  renameSync(join(folder, `${name}.new`), join(folder, name))
}

const main = async () => {
  const to = join(root, 'agent-packages')
  mkdirSync(to, { recursive: true })
  if (isStale()) await build()
  const about = json('package.json')
  const lock = json('package-lock.json')
  const program = await programFiles(root, about)
  say(
    `${about.version}: ${program.length} files, ${size(program.reduce((sum, { data }) => sum + data.length, 0))}`,
  )
  const made = installers(root)
  const nodes = platforms.map(({ node }) => fetchNode({ lock, ...node, cache: join(to, 'fetched'), say }))
  const { licence } = nodes.find((node) => node.licence) ?? {}
  if (!licence) throw new Error('no package of Node.js holds its licence')
  for (const [index, platform] of platforms.entries()) {
    const { node, version } = nodes[index]
    say(`packing ${platform.id} with Node.js ${version} …`)
    const data = platform.pack(archiveFiles(root, platform, { node, licence }, program))
    say(`${platform.archive}: ${size(data.length)}`)
    made.push({ name: platform.archive, data })
  }
  for (const file of made) put(to, file)
  const sums = made.map(({ name, data }) => `${createHash('sha256').update(data).digest('hex')}  ${name}\n`)
  put(to, { name: 'SHA256SUMS', data: sums.sort().join('') })
  say(`they lie in ${to}; a running server hands them out at once`)
}

try {
  await main()
} catch (error) {
  console.error(`popis-agent: ${error.message}`)
  process.exitCode = 1
}
