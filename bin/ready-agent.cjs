// What `popis agent run` runs, or null where something else is asked for or something has to be done first. CommonJS, as
// it is in the way of every run: an import of a module of Node.js loads all that such a module could export.
const { existsSync, statSync } = require('node:fs')
const { enableCompileCache } = require('node:module')
const { join } = require('node:path')

const isAskedFor = process.argv[2] === 'agent' && process.argv[3] === 'run'
const [major] = process.versions.node.split('.').map(Number)

/** Whether nobody may write to a folder who may not write to `beside` it as well. */
const isAsSafe = (folder, beside) => {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found === undefined || process.platform === 'win32') return true
  const { mode, uid, gid } = statSync(beside)
  const more = found.mode & ~mode & 0o022
  const otherGroup = found.gid !== gid && (found.mode & 0o020) !== 0
  return more === 0 && !otherGroup && [0, uid, process.geteuid()].includes(found.uid)
}

const readyAgent = () => {
  const root = join(__dirname, '..')
  const agent = join(root, 'dist', 'agent.cjs')
  if (!isAskedFor || major < 24 || !existsSync(agent)) return null
  require('./lean.cjs')
  if (!require('./installed.cjs').isInstalled(root)) return null
  if (require('./stale.cjs').isStale(root, '.agent-built')) return null
  // Whoever may write there decides what runs, so it is trusted no further than what is compiled. Where nobody may write, it is
  // done without.
  const cache = join(root, 'dist', '.compiled')
  if (isAsSafe(cache, join(root, 'dist'))) enableCompileCache(cache)
  return require(agent)
}

module.exports = readyAgent()
