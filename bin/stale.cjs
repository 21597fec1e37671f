const { existsSync, readFileSync, statSync } = require('node:fs')
const { join } = require('node:path')

exports.sources = ['src', 'agents']

const watchedBy = (stamp) => {
  try {
    const watched = Object.entries(JSON.parse(readFileSync(stamp, 'utf8')))
    return watched.length > 0 ? watched : null
  } catch {
    return null
  }
}

const sizeOf = (found) => (found.isFile() ? found.size : 0)

/** What a stamp says: paths below `root`, and how large the files were. */
exports.stampOf = (root, paths) =>
  JSON.stringify(Object.fromEntries(paths.map((path) => [path, sizeOf(statSync(`${root}/${path}`))])))

/**
 * True where one of the files and folders that `stamp` of dist/ names is younger than it, of another size or gone, or
 * there is no stamp. A folder is younger when a file came or went; what comes out of an archive over a checkout keeps times
 * of its own, and is told by its size. What is installed has no sources, and is never stale.
 */
exports.isStale = (root, stamp) => {
  if (!exports.sources.every((folder) => existsSync(join(root, folder)))) return false
  const file = join(root, 'dist', stamp)
  const watched = watchedBy(file)
  if (watched === null) return true
  const builtAt = statSync(file).mtimeMs
  return watched.some(([path, size]) => {
    const found = statSync(`${root}/${path}`, { throwIfNoEntry: false })
    return found === undefined || found.mtimeMs > builtAt || sizeOf(found) !== size
  })
}
