import type { z } from 'zod'

/** What a command writes to and ends with. */
export interface Terminal {
  /** Writes a line to standard output. */
  out(line: string): void
  /** Writes a line to standard error. */
  err(line: string): void
  readonly isInteractive: boolean
}

export interface CommandInput<O> {
  readonly options: O
  /** Words that are no options, in order. */
  readonly args: readonly string[]
  /** Everything after the command as it was typed, for commands that read their own options. */
  readonly raw: readonly string[]
  readonly terminal: Terminal
}

/** Exit codes: 0 done, 1 done and something is wrong with what was looked at, 2 wrong words or settings, 3 could not be done. */
export type ExitCode = 0 | 1 | 2 | 3

export interface Command<S extends z.ZodObject = z.ZodObject> {
  readonly summary: string
  /** Words after the command, as help shows them: `FILE`, `[FILE]`, `URL TOKEN`. */
  readonly usage?: string
  /** How many such words it takes at least and at most. */
  readonly takes?: readonly [number, number]
  /** Each field is a flag: `dryRun` is `--dry-run`; booleans take no value; its description is its help. */
  readonly options: S
  /** True where the command reads its options from `raw` itself. */
  readonly ownOptions?: boolean
  readonly examples: readonly string[]
  run(input: CommandInput<z.infer<S>>): Promise<ExitCode>
}

/** A command of `popis`: the file `plan-lint.ts` is `popis plan lint`. */
export const defineCommand = <S extends z.ZodObject>(command: Command<S>): Command<S> => command
