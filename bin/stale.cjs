const { existsSync, readFileSync, statSync } = require('node:fs')
const { join } = require('node:path')

exports.sources = ['src', 'agents']

const pathsIn = (stamp) => {
  try {
    const paths = JSON.parse(readFileSync(stamp, 'utf8'))
    return Array.isArray(paths) ? paths : null
  } catch {
    return null
  }
}

/**
 * True where one of the files and folders that `stamp` of dist/ names is younger than it or gone, or there is no stamp.
 * A folder is younger when a file came or went. What is installed has no sources, and is never stale.
 */
exports.isStale = (root, stamp) => {
  if (!exports.sources.every((folder) => existsSync(join(root, folder)))) return false
  const file = join(root, 'dist', stamp)
  const paths = pathsIn(file)
  if (paths === null) return true
  const builtAt = statSync(file).mtimeMs
  return paths.some((path) => {
    const found = statSync(`${root}/${path}`, { throwIfNoEntry: false })
    return found === undefined || found.mtimeMs > builtAt
  })
}
