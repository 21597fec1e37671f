import { z } from 'zod'
import type { FailureReason } from '#contract/report.js'
import type { Output, RunOptions } from '../host/run-process.js'
import type { Host } from '../host.js'
import { ProbeError } from '../probe.js'
import { type Section, script } from './script.js'

/** Longer than any section takes on a slow computer; the whole asking ends with it. */
const timeoutMs = 100_000

/** What the probes of Windows give the one PowerShell that they share. */
export const windowsTimeoutMs = timeoutMs + 10_000

const Failed = z.object({
  category: z.string().nullish(),
  id: z.string().nullish(),
  result: z.string().nullish(),
  says: z.string().nullish(),
})

const Answers = z.record(
  z.string(),
  z.object({ answer: z.array(z.unknown()).nullish(), failed: Failed.optional() }),
)

interface WindowsAnswers {
  readonly said: z.infer<typeof Answers>
  /** Why a section is not among them. */
  readonly lacking: ProbeError
}

// The script comes by its input: a file would meet the policy for scripts, an encoded command the antivirus.
const fromInput = '& ([ScriptBlock]::Create(($input -join [char]10)))'

const run = (host: Host, program: string, input: string, options: RunOptions) =>
  host.run(program, ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', fromInput], {
    ...options,
    input,
  })

const failed = ({ code, stderr }: Output): ProbeError =>
  new ProbeError('unreadable', `PowerShell: ${stderr.trim().slice(0, 300) || `exit code ${code}`}`)

/** What a script of ours says, as JSON. */
export const runScript = async (
  host: Host,
  program: string,
  input: string,
  timeoutMs: number,
): Promise<string> => {
  const output = await run(host, program, input, { timeoutMs })
  if (output.code !== 0 || output.stdout.trim() === '') throw failed(output)
  return output.stdout.replace(/^\uFEFF/, '')
}

/** PowerShell 5 writes an empty object where a command said nothing. */
const nothingAsNull = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
    ? null
    : value

/** The lines that are there whole; warnings of Windows may stand between. */
const readLines = (stdout: string, isCut: boolean): z.infer<typeof Answers> => {
  const whole = isCut ? stdout.slice(0, stdout.lastIndexOf('\n') + 1) : stdout
  const lines = whole
    .replace(/^\uFEFF/, '')
    .split('\n')
    .filter((line) => line.startsWith('{'))
  return Object.assign({}, ...lines.map((line) => Answers.parse(JSON.parse(line, nothingAsNull))))
}

const ask = async (host: Host): Promise<WindowsAnswers> => {
  const output = await run(host, 'powershell.exe', script, { timeoutMs, keepsWhatWasSaid: true })
  const { stdout, isCut = false } = output
  const said = readLines(stdout, isCut)
  const lacking = isCut
    ? new ProbeError('timeout', `PowerShell did not come so far within ${timeoutMs / 1000} s`)
    : failed(output)
  if (Object.keys(said).length === 0) throw lacking
  return { said, lacking }
}

const absent = ['0x80041010', '0x8004100e', '0x8004100c', '0x80040154', 'commandnotfoundexception']
const denied = ['0x80041003', '0x80070005', '0x80041064']

/** By numbers and names, for the words are in the language of that Windows. */
const reasonOf = ({ category, id, result }: z.infer<typeof Failed>): FailureReason => {
  const code = `${id} ${result}`.toLowerCase()
  if (category === 'PermissionDenied' || denied.some((number) => code.includes(number))) return 'denied'
  return absent.some((number) => code.includes(number)) ? 'absent' : 'unreadable'
}

/** What Windows says to one section of the script. All sections are asked once in a run, by one PowerShell. */
export const askWindows = async <T>(host: Host, section: Section, schema: z.ZodType<T>): Promise<T[]> => {
  const { said: all, lacking } = await host.once('windows', ask)
  const said = all[section]
  if (!said) throw new ProbeError(lacking.reason, `${section}: ${lacking.detail}`)
  if (said.failed)
    throw new ProbeError(reasonOf(said.failed), `${section}: ${said.failed.says ?? said.failed.id ?? ''}`)
  const parsed = z.array(schema).safeParse((said.answer ?? []).filter((part) => part !== null))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ProbeError('unreadable', `${section}.${issue?.path.map(String).join('.')}: ${issue?.message}`, {
    cause: parsed.error,
  })
}

/** The same where a section may fail without spoiling what else is known: null then. */
export const askWindowsIfMay = async <T>(
  host: Host,
  section: Section,
  schema: z.ZodType<T>,
): Promise<T[] | null> => {
  try {
    return await askWindows(host, section, schema)
  } catch (error) {
    if (error instanceof ProbeError && error.reason !== 'timeout') return null
    throw error
  }
}
