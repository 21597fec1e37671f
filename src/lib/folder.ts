import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/**
 * The folder is the registry: every module below `folder`, by its path without extension
 * (`backup/restic`), in order of name. Each must have a default export.
 * @param isWanted leaves modules out before they are loaded, by what their files say.
 */
export const loadFolder = async <T>(
  folder: URL,
  isWanted: (id: string, source: () => Promise<string>) => Promise<boolean> = async () => true,
): Promise<Map<string, T>> => {
  const root = fileURLToPath(folder)
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && /(?<!\.d)\.(ts|tsx|js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const idOf = (file: string): string =>
    relative(root, file)
      .replace(/\.\w+$/, '')
      .split(sep)
      .join('/')
  const wanted = await Promise.all(files.map((file) => isWanted(idOf(file), () => readFile(file, 'utf8'))))
  const modules = await Promise.all(
    files
      .filter((_, index) => wanted[index])
      .map(async (file) => {
        const { default: value } = (await import(pathToFileURL(file).href)) as { default?: T }
        if (value === undefined) throw new TypeError(`${file} has no default export`)
        return [idOf(file), value] as const
      }),
  )
  return new Map(modules)
}
