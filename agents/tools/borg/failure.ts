import type { Output } from '../../host/run-process.js'
import { ProbeError } from '../../probe.js'

const withoutPassword = (text: string): string => text.replaceAll(/:\/\/[^/:@\s]*:[^/\s]*@/g, '://')

interface Kind {
  readonly id: RegExp
  readonly reason: 'denied' | 'unreadable'
  readonly says: (where: string) => string
}

// The ids of borg's messages are for programs, and hold in all versions since 1.1.
const kinds: readonly Kind[] = [
  { id: /PassphraseWrong|PasscommandFailure/, reason: 'denied', says: () => 'wrong passphrase' },
  {
    id: /Repository\.(DoesNotExist|InvalidRepository)/,
    reason: 'unreadable',
    says: (where) => `no repository at ${where}`,
  },
  { id: /Lock(Timeout|Failed|Error)/, reason: 'unreadable', says: (where) => `${where} is locked` },
  {
    id: /Cache\.RepositoryAccessAborted|Cache\.CacheInitAbortedError/,
    reason: 'denied',
    says: (where) =>
      `borg does not trust ${where} yet: run borg list there once by hand, as the agent's user`,
  },
]

interface Said {
  readonly msgid?: string
  readonly message?: string
  readonly levelname?: string
}

const messages = (stderr: string): Said[] =>
  stderr.split('\n').flatMap((line) => {
    try {
      return line.startsWith('{') ? [JSON.parse(line) as Said] : []
    } catch {
      return []
    }
  })

/** Why borg could not say, by the messages of `--log-json`. */
export const failureOf = ({ code, stderr }: Output, repository: string): ProbeError => {
  const said = messages(stderr)
  const where = withoutPassword(repository)
  const ids = said.map(({ msgid }) => msgid ?? '').join(' ')
  const kind = kinds.find(({ id }) => id.test(ids))
  if (kind) return new ProbeError(kind.reason, kind.says(where))
  const words = said.find(({ levelname }) => levelname === 'ERROR' || levelname === 'CRITICAL')?.message
  const first = withoutPassword((words ?? stderr).trim().split('\n')[0] ?? '').slice(0, 500)
  if (/permission denied/i.test(first)) return new ProbeError('denied', first)
  return new ProbeError('unreadable', first || `borg ended with exit code ${code}`)
}
