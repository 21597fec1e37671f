// The launcher of the packaged agent: its commands without the word `agent`, and its configuration where the system keeps it.
import { createRequire } from 'node:module'

const [word] = process.argv.slice(2)
if (['doctor', 'enrol', 'run'].includes(word)) {
  process.argv.splice(2, 0, 'agent')
  const { POPIS_AGENT_CONFIG: config } = process.env
  const isGiven = process.argv.some((argument) => argument === '--config' || argument.startsWith('--config='))
  if (config && !isGiven) process.argv.push('--config', config)
}
const require = createRequire(import.meta.url)
require('./lean.cjs')
// What is run every few minutes lies in one file.
const { main } = word === 'run' ? require('../dist/agent.cjs') : await import('../dist/src/commands.js')
await main(process.argv.slice(2), 'popis-agent')
