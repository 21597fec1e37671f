// One file of all that `popis agent run` may need: an agent starts every few minutes, and finding, reading and
// compiling hundreds of small files was most of what it cost. It is CommonJS because an import of a module of Node.js
// loads all that such a module could export.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'

const entry = 'src/agent-command.ts'
const slashes = (path) => path.replaceAll('\\', '/')

/** The modules of a folder that is a registry, each loaded when it is asked for, with the lines it is chosen by. */
const registry = (folder, name) => {
  const modules = readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /(?<!\.d)\.tsx?$/.test(file.name))
    .map((file) => slashes(relative(folder, join(file.parentPath, file.name))))
    .sort()
  const members = modules.map((file) => {
    const chosenBy = readFileSync(join(folder, file), 'utf8').match(/^ {2}(automatic|platforms): .*$/gm) ?? []
    const id = file.slice(name.length + 1, -extname(file).length)
    const path = `./${file.slice(0, -extname(file).length)}.js`
    return `[${JSON.stringify(id)}, ${JSON.stringify(chosenBy.join('\n'))}, () => import(${JSON.stringify(path)})]`
  })
  return `[${members.join(',\n')}]`
}

/** What `loadFolder` of `src/lib/folder.ts` is where folders have become lists. */
const loadFolder = `
export const loadFolder = async (members, isWanted = async () => true) => {
  const wanted = await Promise.all(members.map(([id, source]) => isWanted(id, async () => source)))
  const chosen = members.filter((_, index) => wanted[index])
  return new Map(await Promise.all(chosen.map(async ([id, , load]) => [id, (await load()).default])))
}`

const folders = (root) => ({
  name: 'folders',
  setup(build) {
    build.onLoad({ filter: /[\\/](agents|src)[\\/].*\.ts$/ }, ({ path }) => {
      if (slashes(relative(root, path)) === 'src/lib/folder.ts') return { contents: loadFolder, loader: 'js' }
      const contents = readFileSync(path, 'utf8')
        .replace(/new URL\('\.\/([\w/-]+)\/', import\.meta\.url\)/g, (_, name) =>
          registry(dirname(path), name),
        )
        // All of zod is kept where its names are taken from an object, its forty languages among them.
        .replace("import { z } from 'zod'", "import * as z from 'zod'")
      return { contents, loader: 'ts' }
    })
  },
})

/** Bundles the agent of `root` into `dist`; returns what makes it stale when it changes, null where there is no agent. */
export const bundleAgent = async (esbuild, root, dist) => {
  if (!existsSync(join(root, entry))) return null
  const { metafile } = await esbuild({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(dist, 'agent.cjs'),
    bundle: true,
    minify: true,
    metafile: true,
    format: 'cjs',
    platform: 'node',
    target: 'node22',
    conditions: ['development'],
    external: ['systeminformation', 'net-snmp'],
    define: { 'import.meta.url': 'here' },
    banner: { js: "const here = require('node:url').pathToFileURL(__filename).href" },
    plugins: [folders(root)],
    legalComments: 'none',
    logLevel: 'warning',
  })
  const files = Object.keys(metafile.inputs).filter((path) => !path.startsWith('node_modules'))
  return [...new Set(['package-lock.json', ...files, ...files.map(dirname)])]
    .map((path) => join(root, path))
    .filter((path) => existsSync(path))
}
