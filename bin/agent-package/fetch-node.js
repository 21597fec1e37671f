import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readTar } from './tar.js'

const integrityOf = (file) => `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`

/**
 * The Node.js of a platform, from npm's registry or from what was fetched before. package-lock.json says which version, and
 * what its bytes must be: it is the one that Popis itself runs on.
 */
export const fetchNode = ({ lock, name, binary, cache, say }) => {
  const { version, integrity } = lock.packages[`node_modules/${name}`] ?? {}
  if (!version || !integrity) throw new Error(`package-lock.json does not name ${name}`)
  const file = join(cache, `${name}-${version}.tgz`)
  mkdirSync(cache, { recursive: true })
  if (existsSync(file) && integrityOf(file) !== integrity) rmSync(file)
  if (!existsSync(file)) {
    say(`fetching ${name} ${version} …`)
    const { status, error } = spawnSync(
      'npm',
      ['pack', `${name}@${version}`, '--pack-destination', cache, '--loglevel=error'],
      { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' },
    )
    if (error || status !== 0)
      throw new Error(`npm could not fetch ${name} ${version}: is the registry reachable?`)
    if (integrityOf(file) !== integrity) {
      rmSync(file)
      throw new Error(`${name} ${version} is not what package-lock.json says: it was thrown away`)
    }
  }
  const files = readTar(gunzipSync(readFileSync(file)))
  const node = files.get(`package/bin/${binary}`)
  if (!node) throw new Error(`${file} holds no bin/${binary}`)
  // The package for Windows holds no licence; it is that of the same version for Linux.
  return { version, node, licence: files.get('package/LICENSE') ?? null }
}
