import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { Problem } from '#lib/problem.js'

const refusals = ['EACCES', 'EPERM', 'EROFS']

/**
 * Makes the folder in which the agent keeps what it remembers and has not sent.
 * @throws Problem forbidden where it may not write there.
 */
export const makeOwnFolder = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && refusals.includes(String(error.code)))) throw error
    throw new Problem(
      'forbidden',
      `no right to write to ${folder}; run the agent as its owner, or name another folder as stateFolder`,
      { cause: error },
    )
  }
}
