// The launcher of the packaged agent: its commands without the word `agent`, and its configuration where the system keeps it.
const [word] = process.argv.slice(2)
if (['doctor', 'enrol', 'run'].includes(word)) {
  process.argv.splice(2, 0, 'agent')
  const { POPIS_AGENT_CONFIG: config } = process.env
  const isGiven = process.argv.some((argument) => argument === '--config' || argument.startsWith('--config='))
  if (config && !isGiven) process.argv.push('--config', config)
}
await import('./lean.js')
const { main } = await import('../dist/src/commands.js')
await main(process.argv.slice(2), 'popis-agent')
