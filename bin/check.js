// Format, lint, types, unused code and structure, side by side; what fails is printed whole.
import { spawn } from 'node:child_process'
import { join } from 'node:path'

const bin = (name) => join('node_modules', '.bin', name)
const checks = {
  'format and lint': [bin('biome'), ['ci', '--error-on-warnings', '.']],
  types: [bin('tsc'), ['-p', '.']],
  'unused code': [bin('knip'), []],
  structure: [bin('vitest'), ['run', 'test/structure.test.ts', 'test/docs.test.ts', '--reporter=dot']],
}

const run = (name, [command, args]) =>
  new Promise((resolve) => {
    const started = Date.now()
    const child = spawn(command, args, { shell: process.platform === 'win32' })
    const output = []
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
      if (code !== 0) process.stdout.write(Buffer.concat(output))
      resolve(code === 0)
    })
  })

const results = await Promise.all(Object.entries(checks).map(([name, check]) => run(name, check)))
process.exitCode = results.every(Boolean) ? 0 : 1
