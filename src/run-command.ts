import { parseArgs } from 'node:util'
import { z } from 'zod'
import { Problem } from '#lib/problem.js'
import type { Command, ExitCode, Terminal } from './command.js'

export const terminal: Terminal = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  isInteractive: process.stdout.isTTY === true,
}

const flagOf = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const unwrap = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable
    ? unwrap(schema.unwrap())
    : schema

const shortFlags: Record<string, string> = { output: 'o', out: 'o' }

const flags = (schema: z.ZodObject) =>
  Object.entries(schema.shape).map(([field, type]) => {
    const inner = unwrap(type)
    return {
      field,
      flag: flagOf(field),
      short: shortFlags[field],
      isSwitch: inner instanceof z.ZodBoolean,
      isList: inner instanceof z.ZodArray,
      values: inner instanceof z.ZodEnum ? inner.options.map(String) : undefined,
      description: (type as z.ZodType).description ?? '',
      fallback: type instanceof z.ZodDefault ? type.def.defaultValue : undefined,
    }
  })

/** `popis-agent` has the commands of `popis agent` and says so. */
export type Program = 'popis' | 'popis-agent'

const spoken = (text: string, program: Program): string =>
  program === 'popis' ? text : text.replaceAll(/\bpopis (?:agent )?/g, 'popis-agent ')

const helpOf = (words: string, command: Command): string => {
  const lines = [
    `${words ? `popis ${words}` : 'popis'}${command.usage ? ` ${command.usage}` : ''}`,
    '',
    `  ${command.summary}`,
  ]
  const options = flags(command.options)
  if (options.length > 0) lines.push('', 'Options')
  for (const { flag, short, isSwitch, values, description, fallback } of options) {
    const name = `${short ? `-${short}, ` : ''}--${flag}${isSwitch ? '' : ` ${values?.join('|') ?? flag.toUpperCase().replaceAll('-', '_')}`}`
    lines.push(
      `  ${name}`,
      `      ${description}${fallback !== undefined && fallback !== false ? ` Default: ${String(fallback)}.` : ''}`,
    )
  }
  lines.push('', 'Examples', ...command.examples.map((example) => `  ${example}`))
  return lines.join('\n')
}

const read = (command: Command, raw: readonly string[]) => {
  const options = flags(command.options)
  const { values, positionals } = parseArgs({
    args: [...raw],
    allowPositionals: true,
    options: Object.fromEntries(
      options.map(({ flag, short, isSwitch, isList }) => [
        flag,
        {
          type: isSwitch ? ('boolean' as const) : ('string' as const),
          multiple: isList,
          ...(short ? { short } : {}),
        },
      ]),
    ),
  })
  const given = Object.fromEntries(
    options.filter(({ flag }) => values[flag] !== undefined).map(({ field, flag }) => [field, values[flag]]),
  )
  const [least, most] = command.takes ?? [0, 0]
  if (positionals.length < least || positionals.length > most)
    throw new Problem(
      'invalid',
      least === most && least === 0 ? `takes no ${positionals[0]}` : `takes ${command.usage}`,
    )
  const parsed = command.options.safeParse(given)
  if (!parsed.success)
    throw new Problem(
      'invalid',
      parsed.error.issues
        .map((issue) => `--${flagOf(String(issue.path[0] ?? ''))}: ${issue.message}`)
        .join('; '),
    )
  return { options: parsed.data, args: positionals }
}

/** True for what the words typed are to blame for. */
const isUsage = (error: unknown): error is Error =>
  error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

const tell = (words: string, error: unknown, program: Program): ExitCode => {
  const say = (text: string): void => terminal.err(spoken(text, program))
  if (isUsage(error)) {
    say(`popis ${words}: ${error.message}\nTry: popis ${words} --help`)
    return 2
  }
  if (error instanceof Problem) {
    say(`popis ${words}: ${error.message}`)
    for (const { where, what } of error.faults) terminal.err(`  ${where}: ${what}`)
    return error.code === 'invalid' ? 2 : 3
  }
  throw error
}

/** Whoever reads the output may have seen enough: `popis … | head`. */
export const endWithReader = (): void => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}

/** Runs `command` with what was typed after its `words`, and sets the exit code of the process. */
export const runCommand = async (
  words: string,
  command: Command,
  raw: readonly string[],
  program: Program = 'popis',
): Promise<void> => {
  if (!command.ownOptions && (raw.includes('--help') || raw.includes('-h'))) {
    terminal.out(spoken(helpOf(words, command), program))
    return
  }
  try {
    const { options, args } = command.ownOptions ? { options: {}, args: [] } : read(command, raw)
    process.exitCode = await command.run({ options, args, raw, terminal })
  } catch (error) {
    process.exitCode = tell(words, error, program)
  }
}
