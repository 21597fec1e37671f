import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/** The commands of an agent; all others are for the server. */
const commands = ['agent-doctor', 'agent-enrol', 'agent-run', 'probe']

const packageOf = (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? null

/** What the agent loads, found by following its imports: each file that it may need and no other. */
const reached = async (root) => {
  const { build, stop } = await import('esbuild')
  const agents = readdirSync(join(root, 'dist', 'agents'), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.js'))
    .map((name) => join('dist', 'agents', name))
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [
      'dist/src/commands.js',
      ...commands.map((name) => `dist/src/commands/${name}.js`),
      'bin/popis-agent.js',
      'bin/lean.cjs',
      'dist/agent.cjs',
      ...agents,
    ],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'none',
    format: 'esm',
    platform: 'node',
    // As Node.js itself finds them: esbuild would rather take what bundlers are meant for.
    conditions: ['node'],
    mainFields: ['main'],
    logLevel: 'error',
  })
  await stop()
  return Object.keys(metafile.inputs)
}

/** The program of the agent as it lies in each archive, sorted by name. */
export const programFiles = async (root, { version, license }) => {
  const found = new Set((await reached(root)).map((file) => file.split(sep).join('/')))
  for (const folder of new Set([...found].map(packageOf).filter(Boolean)))
    for (const name of readdirSync(join(root, folder)))
      if (name === 'package.json' || /^licen[cs]e/i.test(name)) found.add(`${folder}/${name}`)
  const own = {
    name: 'popis-agent',
    version,
    license,
    type: 'module',
    imports: { '#agents/*.js': './dist/agents/*.js', '#*.js': './dist/src/*.js' },
  }
  return [
    { name: 'app/package.json', data: Buffer.from(`${JSON.stringify(own, null, 2)}\n`), mode: 0o644 },
    ...[...found].map((file) => ({ name: `app/${file}`, data: readFileSync(join(root, file)), mode: 0o644 })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1))
}
