import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '#lib/problem.js'

/** Lies in a data folder while a backup is restored into it. */
export const cutOffName = '.restoring'

/** @throws Problem unavailable: a restore into this folder was cut off, and what lies there is not whole. */
export const requireWhole = (folder: string): void => {
  if (existsSync(join(folder, cutOffName)))
    throw new Problem(
      'unavailable',
      `a restore into ${folder} is under way or was cut off: it is not whole; run popis restore again`,
    )
}
