import { readLynis } from '#domain/foreign/lynis/read-lynis.js'
import { readOsquery } from '#domain/foreign/osquery/read-osquery.js'
import type { NamedText } from '#domain/foreign/osquery/tables.js'
import type { Told } from '#domain/foreign/told.js'
import { Problem } from '#lib/problem.js'
import { readMessageText } from './read-message.js'
import { requireKept } from './require-kept.js'

export const foreignPrograms = ['glpi', 'osquery', 'lynis'] as const
export type ForeignProgram = (typeof foreignPrograms)[number]

export interface ReadFile {
  readonly name: string
  readonly told: readonly Told[]
}

/** A fault says in which file it is; of several at once it says so by itself, or is in none of them alone. */
const inFile = <T>([name = '', ...others]: readonly string[], read: () => T): T => {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const faults = error.faults.map(({ where, what }) => ({
      where: [name, ...others].some((one) => where.startsWith(one)) ? where : `${name}: ${where}`,
      what,
    }))
    throw new Problem(error.code, error.message, {
      cause: error,
      faults: faults.length > 0 ? faults : [{ where: name, what: error.message }],
    })
  }
}

/**
 * What files of another program tell, in the order of the files; those of osquery are of one machine together.
 * @throws Problem invalid, with the file and the path of what is wrong.
 */
export const readForeignFiles = (program: ForeignProgram, files: readonly NamedText[]): ReadFile[] => {
  if (program === 'osquery') {
    const names = files.map((file) => file.name)
    return [{ name: names.join(', '), told: [inFile(names, () => requireKept(readOsquery(files)))] }]
  }
  return files.map((file) =>
    inFile([file.name], () => ({
      name: file.name,
      told: program === 'lynis' ? [requireKept(readLynis(file))] : readMessageText(file.text).told,
    })),
  )
}
