import type { LineConnection } from '../../host/line-connection.js'
import type { TlsTrust } from '../../host/tls-over-lines.js'
import { ProbeError } from '../../probe.js'

/** What upsd says instead of an answer (RFC 9271, 5.1), told to people. */
const errors: Readonly<Record<string, readonly ['denied' | 'unreadable', string]>> = {
  'ACCESS-DENIED': ['denied', 'access denied'],
  'INVALID-USERNAME': ['denied', 'wrong user'],
  'INVALID-PASSWORD': ['denied', 'wrong password'],
  'USERNAME-REQUIRED': ['denied', 'it asks for a user'],
  'PASSWORD-REQUIRED': ['denied', 'it asks for a password'],
  'DATA-STALE': ['unreadable', 'its driver has lost the device (DATA-STALE)'],
  'DRIVER-NOT-CONNECTED': ['unreadable', 'its driver does not run (DRIVER-NOT-CONNECTED)'],
  'FEATURE-NOT-CONFIGURED': ['denied', 'it is not set up for TLS (FEATURE-NOT-CONFIGURED)'],
  'FEATURE-NOT-SUPPORTED': ['denied', 'it was built without TLS (FEATURE-NOT-SUPPORTED)'],
  'UNKNOWN-UPS': ['unreadable', 'upsd knows no UPS of this name (UNKNOWN-UPS)'],
}

const failure = (line: string): ProbeError => {
  const code = line.split(' ')[1] ?? ''
  const [reason, detail] = errors[code] ?? ['unreadable', `upsd answers: ${line.slice(0, 200)}`]
  return new ProbeError(reason, detail)
}

/** The words of a line; those in quotes may hold spaces, and a backslash takes the next character as it is. */
export const words = (line: string): string[] =>
  [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll(/\\(.)/g, '$1'),
  )

const mostLines = 10_000

/** A conversation with upsd. It asks and never logs in: a login counts as a host that must be shut down first. */
export class NutClient {
  #connection: LineConnection

  constructor(connection: LineConnection) {
    this.#connection = connection
  }

  async #command(line: string): Promise<string> {
    this.#connection.send(line)
    const answer = await this.#connection.receive()
    if (answer.startsWith('ERR')) throw failure(answer)
    return answer
  }

  async #list(what: string): Promise<string[][]> {
    const begin = await this.#command(`LIST ${what}`)
    if (!begin.startsWith('BEGIN LIST')) throw failure(begin)
    const rows: string[][] = []
    for (;;) {
      const line = await this.#connection.receive()
      if (line.startsWith('END LIST')) return rows
      if (line.startsWith('ERR') || rows.length >= mostLines) throw failure(line)
      rows.push(words(line))
    }
  }

  /** Goes on in TLS, or fails: a password is never sent after a refusal. */
  async secure(trust: TlsTrust): Promise<void> {
    await this.#command('STARTTLS')
    this.#connection = await this.#connection.secure(trust)
  }

  async authenticate(user: string, password: string): Promise<void> {
    await this.#command(`USERNAME ${user}`)
    await this.#command(`PASSWORD "${password.replaceAll(/["\\]/g, '\\$&')}"`)
  }

  /** Every UPS by its name, with its description. */
  async list(): Promise<Map<string, string>> {
    return new Map((await this.#list('UPS')).map(([, name = '', description = '']) => [name, description]))
  }

  async variables(ups: string): Promise<Map<string, string>> {
    return new Map(
      (await this.#list(`VAR ${ups}`)).map(([, , name = '', value = '']) => [name, value.trim()]),
    )
  }

  close(): void {
    this.#connection.send('LOGOUT')
    this.#connection.close()
  }
}
