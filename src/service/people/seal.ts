import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeFolder } from '#lib/make-folder.js'
import { Problem } from '#lib/problem.js'

/** Keeps secrets that must be read again from whoever has the database alone. */
export interface Seal {
  /** `about` must be the same when it is opened: what was sealed for one cannot be put in the place of another. */
  close(text: string, about: string): string
  /** @throws Problem unavailable: sealed with another key, or changed. */
  open(sealed: string, about: string): string
}

const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16

const isThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST'

/** Makes the key where there is none; it is on disk, for its owner alone, when this returns. */
const makeKey = async (file: string): Promise<void> => {
  await makeFolder(dirname(file))
  try {
    const handle = await open(file, 'wx', 0o600)
    try {
      await handle.writeFile(`${randomBytes(keyBytes).toString('base64')}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    const folder = await open(dirname(file), 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch (error) {
    if (!isThere(error)) throw error
  }
}

const readKey = async (file: string): Promise<Buffer> => {
  const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64')
  if (key.length === keyBytes) return key
  throw new Problem('unavailable', `${file} is no key: put it back from a backup`)
}

/**
 * Opens the seal whose key lies in `file`, and makes the key at the first start.
 * @throws Problem unavailable, where what lies there is no key.
 */
export const openSeal = async (file: string): Promise<Seal> => {
  await makeKey(file)
  const key = await readKey(file)
  return {
    close(text, about) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed, 'base64url')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
          authTagLength: tagBytes,
        })
          .setAAD(Buffer.from(about))
          .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
        return (
          decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
        )
      } catch (cause) {
        throw new Problem(
          'unavailable',
          `What is sealed cannot be opened with ${file}: put that key back from a backup, or run: popis user reset NAME --totp`,
          { cause },
        )
      }
    },
  }
}
