import { z } from 'zod'
import type { FailureReason } from '#contract/report.js'
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
export type WindowsAnswers = z.infer<typeof Answers>

// The script comes by its input: a file would meet the policy for scripts, an encoded command the antivirus.
const fromInput = '& ([ScriptBlock]::Create(($input -join [char]10)))'

/** What a script of ours says, as JSON. */
export const runScript = async (
  host: Host,
  program: string,
  input: string,
  timeoutMs: number,
): Promise<string> => {
  const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', fromInput]
  const { code, stdout, stderr } = await host.run(program, args, { input, timeoutMs })
  if (code !== 0 || stdout.trim() === '')
    throw new ProbeError('unreadable', `PowerShell: ${stderr.trim().slice(0, 300) || `exit code ${code}`}`)
  return stdout.replace(/^\uFEFF/, '')
}

const ask = async (host: Host): Promise<WindowsAnswers> =>
  Answers.parse(JSON.parse(await runScript(host, 'powershell.exe', script, timeoutMs)))

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
  const answers = await host.once('windows', ask)
  const said = answers[section]
  if (!said) throw new ProbeError('unreadable', `PowerShell does not answer about ${section}`)
  if (said.failed)
    throw new ProbeError(reasonOf(said.failed), `${section}: ${said.failed.says ?? said.failed.id ?? ''}`)
  return z.array(schema).parse((said.answer ?? []).filter((part) => part !== null))
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
