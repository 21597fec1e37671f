// What `popis agent run` runs, or null where something else is asked for or something has to be done first. CommonJS, as
// it is in the way of every run: an import of a module of Node.js loads all that such a module could export.
const { existsSync } = require('node:fs')
const { enableCompileCache } = require('node:module')
const { join } = require('node:path')

const isAskedFor = process.argv[2] === 'agent' && process.argv[3] === 'run'
const [major] = process.versions.node.split('.').map(Number)

const readyAgent = () => {
  const root = join(__dirname, '..')
  const agent = join(root, 'dist', 'agent.cjs')
  if (!isAskedFor || major < 24 || !existsSync(agent)) return null
  require('./lean.cjs')
  if (!require('./installed.cjs').isInstalled(root)) return null
  if (require('./stale.cjs').isStale(root, '.agent-built')) return null
  // Beside what is compiled: whoever may write there may change that as well. Where nobody may, it is done without.
  enableCompileCache(join(root, 'dist', '.compiled'))
  return require(agent)
}

module.exports = readyAgent()
