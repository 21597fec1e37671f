import { Register } from '#contract/register.js'
import { Problem } from '#lib/problem.js'
import { JsonFault, lineColumn, locateJson, offsetOf } from './json.js'
import { type Wrong, wrongReferences } from './references.js'

const mostFaults = 50

const dotted = (path: Wrong['path']): string =>
  path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index ? '.' : ''}${String(step)}`))
    .join('')

/** The register that `value` is, or what is wrong with it. */
const check = (value: unknown): { register: Register } | { wrong: Wrong[] } => {
  const parsed = Register.safeParse(value)
  if (!parsed.success)
    return { wrong: parsed.error.issues.map(({ path, message }) => ({ path, what: message })) }
  const wrong = wrongReferences(parsed.data)
  return wrong.length > 0 ? { wrong } : { register: parsed.data }
}

const refuse = (what: string, wrong: readonly Wrong[], where: (path: Wrong['path']) => string): Problem =>
  new Problem(
    'invalid',
    `${what} is not a register: ${wrong.length} ${wrong.length === 1 ? 'fault' : 'faults'}`,
    {
      faults: wrong.slice(0, mostFaults).map(({ path, what: reason }) => ({
        where: where(path),
        what: path.length > 0 ? `${dotted(path)}: ${reason}` : reason,
      })),
    },
  )

/**
 * Reads a register from the text of `file`.
 * @throws Problem invalid; each fault says `file:line:column` and what is wrong there.
 */
export const parseRegisterText = (file: string, text: string): Register => {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  try {
    const root = locateJson(source)
    const checked = check(JSON.parse(source))
    if ('register' in checked) return checked.register
    throw refuse(file, checked.wrong, (path) => `${file}:${lineColumn(source, offsetOf(root, path))}`)
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error
    throw new Problem('invalid', `${file} is not JSON`, {
      faults: [{ where: `${file}:${lineColumn(source, error.offset)}`, what: error.message }],
      cause: error,
    })
  }
}

/**
 * Reads a register from a value that was made here.
 * @throws Problem invalid; each fault names the path of the field.
 */
export const parseRegister = (value: unknown): Register => {
  const checked = check(value)
  if ('register' in checked) return checked.register
  throw refuse('this', checked.wrong, dotted)
}
