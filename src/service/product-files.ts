import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ProductFile } from '#contract/product-file.js'
import { type Fault, Problem } from '#lib/problem.js'
import { packageRoot } from '#lib/root.js'
import { parseYaml } from '#lib/yaml.js'

const complaints = (file: ProductFile) => [
  ...(file.products.length > 0 && (!file.publisher || !file.family)
    ? [{ path: ['products'], message: 'wants a publisher and a family' }]
    : []),
  ...file.products.flatMap(({ names }, at) =>
    names.flatMap((name, index) => {
      const isTwice = name.split('{version}').length > 2
      return isTwice ? [{ path: ['products', at, 'names', index], message: '{version} stands twice' }] : []
    }),
  ),
]

/**
 * Reads the catalogue of products, by the name of each file.
 * @throws Problem invalid, with file, line and column of every fault.
 */
export const readProductFiles = async (folder: string): Promise<ReadonlyMap<string, ProductFile>> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort()
  const files = new Map<string, ProductFile>()
  const faults: Fault[] = []
  for (const name of names) {
    const path = join(folder, name)
    try {
      const file = parseYaml(await readFile(path, 'utf8'), path, ProductFile, complaints)
      files.set(name.replace(/\.yaml$/, ''), file)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      faults.push(...error.faults)
    }
  }
  if (faults.length > 0) throw new Problem('invalid', 'The catalogue of products cannot be used.', { faults })
  return files
}

/** The catalogue that comes with the program, read once when it is first asked for. */
export const openProductFiles = (folder = join(packageRoot, 'policies', 'products')) => {
  let files: Promise<ReadonlyMap<string, ProductFile>> | null = null
  return () => {
    files ??= readProductFiles(folder)
    return files
  }
}
