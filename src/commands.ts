import { readdir } from 'node:fs/promises'
import { version } from '#lib/version.js'
import type { Command } from './command.js'
import { endWithReader, type Program, runCommand, terminal } from './run-command.js'

const folder = new URL('./commands/', import.meta.url)

/** Every command by its words, and the file that it is: only the one that runs is loaded. */
const commandFiles = async (): Promise<Map<string, string>> => {
  const names = (await readdir(folder)).filter((name) => /(?<!\.d)\.(ts|tsx|js)$/.test(name)).sort()
  return new Map(names.map((name) => [name.replace(/\.\w+$/, '').replaceAll('-', ' '), name]))
}

const load = async (file: string): Promise<Command> =>
  ((await import(new URL(file, folder).href)) as { default: Command }).default

const overview = async (files: Map<string, string>, program: Program): Promise<string> => {
  const commands = await Promise.all(
    [...files].map(
      async ([words, file]) =>
        [program === 'popis' ? words : words.replace(/^agent /, ''), await load(file)] as const,
    ),
  )
  const width = Math.max(...commands.map(([words]) => words.length))
  return [
    `${program} COMMAND [OPTIONS]`,
    '',
    ...commands.map(([words, command]) => `  ${words.padEnd(width)}  ${command.summary}`),
    '',
    `${program} COMMAND --help tells more.${program === 'popis' ? ' popis help settings lists what the environment sets.' : ''}`,
  ].join('\n')
}

/** Runs the command that `argv` names and sets the exit code of the process. */
export const main = async (argv: readonly string[], program: Program = 'popis'): Promise<void> => {
  endWithReader()
  const files = await commandFiles()
  const words = [3, 2, 1].map((size) => argv.slice(0, size).join(' ')).find((name) => files.has(name))
  if (!words) {
    const asked = argv[0]
    if (asked === '--version') return terminal.out(version)
    const isHelp = asked === undefined || ['help', '--help', '-h'].includes(asked)
    terminal[isHelp ? 'out' : 'err'](
      isHelp
        ? await overview(files, program)
        : `${program}: no command “${argv.join(' ')}”\n\n${await overview(files, program)}`,
    )
    process.exitCode = isHelp ? 0 : 2
    return
  }
  const command = await load(files.get(words) ?? '')
  await runCommand(words, command, argv.slice(words.split(' ').length), program)
}
