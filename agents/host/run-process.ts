import type { ExecFileException } from 'node:child_process'
import { ProbeError } from '../probe.js'
import { isProgramThere } from './program.js'

export interface RunOptions {
  readonly timeoutMs?: number
  /** Written to its standard input. */
  readonly input?: string
  /** Set beside what every program is given. */
  readonly environment?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
  /** Resolves where its time has run out as well, with what it had said until then. */
  readonly keepsWhatWasSaid?: boolean
}

export interface Output {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
  /** True where its time ran out. */
  readonly isCut?: boolean
}

const mostBytes = 32 * 1024 * 1024

// Services are often started without the sbin folders, where most of these tools live.
const environment = (): NodeJS.ProcessEnv =>
  process.platform === 'win32'
    ? process.env
    : { ...process.env, LC_ALL: 'C', PATH: `${process.env.PATH ?? '/usr/bin:/bin'}:/usr/sbin:/sbin` }

const absent = (command: string, because: { cause?: unknown } = {}): ProbeError =>
  new ProbeError('absent', `${command} is not installed`, because)

const failure = (command: string, error: ExecFileException, timeoutMs: number): ProbeError => {
  const because = { cause: error }
  const code: unknown = error.code
  if (code === 'ENOENT') return absent(command, because)
  if (code === 'EACCES' || code === 'EPERM')
    return new ProbeError('denied', `no right to run ${command}`, because)
  if (code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
    return new ProbeError('unreadable', `${command} said more than ${mostBytes} bytes`, because)
  if (code === 'ABORT_ERR' || error.killed)
    return new ProbeError('timeout', `${command} did not end within ${timeoutMs / 1000} s`, because)
  return new ProbeError(
    'unreadable',
    `${command} was ended${error.signal ? ` by ${error.signal}` : `: ${error.message}`}`,
    because,
  )
}

// Windows looks for a program in the present folder first: whoever may write there would be run with the rights of the agent.
if (process.platform === 'win32') process.env.NoDefaultCurrentDirectoryInExePath = '1'

/** Runs a program without a shell. Resolves with its exit code, whatever it is. */
export const runProcess = (
  command: string,
  args: readonly string[],
  { timeoutMs = 15_000, input, environment: more, signal, keepsWhatWasSaid }: RunOptions = {},
): Promise<Output> =>
  new Promise((resolve, reject) => {
    const env = more ? { ...environment(), ...more } : environment()
    if (process.platform !== 'win32' && !isProgramThere(command, env.PATH ?? '')) {
      reject(absent(command))
      return
    }
    // Many runs need no other program.
    const { execFile } = process.getBuiltinModule('node:child_process')
    const child = execFile(
      command,
      [...args],
      {
        encoding: 'utf8',
        env,
        killSignal: 'SIGKILL',
        maxBuffer: mostBytes,
        timeout: timeoutMs,
        windowsHide: true,
        ...(signal ? { signal } : {}),
      },
      (error, stdout, stderr) => {
        if (!error) resolve({ code: 0, stdout, stderr })
        else if (typeof error.code === 'number') resolve({ code: error.code, stdout, stderr })
        else if (keepsWhatWasSaid && error.killed && !signal?.aborted)
          resolve({ code: -1, stdout, stderr, isCut: true })
        else reject(failure(command, error, timeoutMs))
      },
    )
    // A program that ends without reading its input closes the pipe; its exit code says what was wrong.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input ?? '')
  })
