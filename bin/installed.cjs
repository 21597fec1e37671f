const { createHash } = require('node:crypto')
const { existsSync, readFileSync } = require('node:fs')
const { join } = require('node:path')

exports.stampFile = (root) => join(root, 'node_modules', '.popis-setup')

/** What must be installed: the lock, for this platform. */
exports.wanted = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.platform + process.arch)
    .digest('hex')

/** True where nothing is left to install: what comes as a package has no lock. */
exports.isInstalled = (root) => {
  if (!existsSync(join(root, 'package-lock.json'))) return true
  const stamp = exports.stampFile(root)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === exports.wanted(root)
}
