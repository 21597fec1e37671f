import snmp, { type Session, type Varbind } from 'net-snmp'
import { ProbeError } from '../../probe.js'
import { silence } from './refusal.js'
import { openTarget, type SnmpTarget } from './target.js'
import { toVariable, type Variable } from './variable.js'

/** One device, asked by SNMP. What it answers is remembered until the session is closed. */
export interface SnmpSession {
  readonly target: SnmpTarget
  /** The objects of these OIDs (with their instance, mostly `.0`) that the device has. */
  get(oids: readonly string[]): Promise<ReadonlyMap<string, Variable>>
  /** All objects below an OID, in the device's order; nothing where it has none. */
  walk(oid: string): Promise<readonly Variable[]>
  /** The first object below an OID that passes a test, looked for among the first `most`; null where none does. */
  find(oid: string, test: (variable: Variable) => boolean, most?: number): Promise<Variable | null>
  close(): void
}

const mostInOneRequest = 24
const mostRepetitions = 24
/** Of a device that has never answered anything else. */
const mostRubbish = 4
/** A table that is longer does not end. */
const mostVariables = 20_000

const { ErrorStatus } = snmp

interface RequestFailed extends Error {
  readonly status?: number
}

const isTimeout = ({ name }: Error): boolean => name === 'RequestTimedOutError'

const statusOf = (error: Error): number | undefined =>
  error.name === 'RequestFailedError' ? (error as RequestFailed).status : undefined

/** The numbers of an OID as one text whose order is that of the OIDs. */
const isAfter = (oid: string, other: string): boolean => {
  const a = oid.split('.')
  const b = other.split('.')
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = Number(a[index]) - Number(b[index])
    if (difference !== 0) return difference > 0
  }
  return a.length > b.length
}

type Asked = (Varbind | Varbind[])[]
type Send = (done: (error: Error | null, varbinds?: Asked) => void) => void

/** A packet came that is no message of SNMP. */
class Rubbish extends Error {}

class OpenSession implements SnmpSession {
  readonly #session: Session
  readonly #known = new Map<string, Promise<unknown>>()
  #turn: Promise<unknown> = Promise.resolve()
  #interrupt: (error: Error) => void = () => undefined
  #rubbish = 0
  #hasAnswered = false
  #ended: ProbeError | null = null
  #repetitions = mostRepetitions

  constructor(readonly target: SnmpTarget) {
    this.#session = openTarget(target)
    // What comes is meant for the one request that is out: who waits for it need not wait longer.
    this.#session.on('error', () => this.#interrupt(new Rubbish()))
  }

  async #failure(error: Error): Promise<ProbeError> {
    const { host } = this.target
    if (isTimeout(error))
      return this.#hasAnswered
        ? new ProbeError('timeout', `${host} stopped answering`, { cause: error })
        : await silence(this.target)
    if (error instanceof Rubbish)
      return new ProbeError('unreadable', `${host}:${this.target.port} answers what is no SNMP`)
    const isDenied = error.name === 'ResponseInvalidError' && this.target.version === '3'
    return new ProbeError(isDenied ? 'denied' : 'unreadable', `${host}: ${error.message}`, { cause: error })
  }

  async #send(send: Send): Promise<Varbind[]> {
    if (this.#ended) throw this.#ended
    try {
      const varbinds = await new Promise<Asked>((resolve, reject) => {
        this.#interrupt = reject
        send((error, said) => (error ? reject(error) : resolve(said ?? [])))
      })
      this.#hasAnswered = true
      return varbinds.flat()
    } catch (error) {
      if (!(error instanceof Error)) throw error
      if (error instanceof Rubbish) this.#rubbish += 1
      const isHopeless = error instanceof Rubbish ? this.#rubbish > mostRubbish : isTimeout(error)
      // Who was silent once is not asked again by everybody who waits for a turn.
      if (isHopeless && !this.#hasAnswered) this.#ended = await this.#failure(error)
      throw this.#ended ?? error
    }
  }

  /** One request at a time: small devices lose what comes side by side. */
  #ask(send: Send): Promise<Varbind[]> {
    const asking = this.#turn.then(() => this.#send(send))
    this.#turn = asking.catch(() => undefined)
    return asking
  }

  async #get(oids: readonly string[]): Promise<Variable[]> {
    if (oids.length === 0) return []
    try {
      const varbinds = await this.#ask((done) => this.#session.get(oids, done))
      return varbinds.map(toVariable).filter((variable) => variable !== null)
    } catch (error) {
      if (!(error instanceof Error) || error instanceof ProbeError) throw error
      const status = statusOf(error)
      const isAlone = oids.length === 1
      // Version 1 refuses all for one that it has not; so do devices whose packets are too small, or one of whose
      // values is malformed.
      const isRefused = status !== undefined || error instanceof Rubbish
      if (isAlone && isRefused && status !== ErrorStatus.AuthorizationError) return []
      if (isAlone || !isRefused) throw await this.#failure(error)
      const middle = Math.ceil(oids.length / 2)
      return [...(await this.#get(oids.slice(0, middle))), ...(await this.#get(oids.slice(middle)))]
    }
  }

  async #getAll(oids: readonly string[]): Promise<ReadonlyMap<string, Variable>> {
    const found: Variable[] = []
    for (let start = 0; start < oids.length; start += mostInOneRequest)
      found.push(...(await this.#get(oids.slice(start, start + mostInOneRequest))))
    if (this.#rubbish > 0 && !this.#hasAnswered) throw await this.#failure(new Rubbish())
    return new Map(found.map((variable) => [variable.oid, variable]))
  }

  async #next(oid: string): Promise<Varbind[]> {
    for (;;)
      try {
        if (this.target.version === '1' || this.#repetitions === 1)
          return await this.#ask((done) => this.#session.getNext([oid], done))
        return await this.#ask((done) => this.#session.getBulk([oid], 0, this.#repetitions, done))
      } catch (error) {
        if (!(error instanceof Error) || error instanceof ProbeError) throw error
        const status = statusOf(error)
        if (status === ErrorStatus.NoSuchName) return []
        const isRefused = status !== undefined || error instanceof Rubbish
        if (!isRefused || this.#repetitions === 1) throw await this.#failure(error)
        this.#repetitions = Math.max(1, Math.floor(this.#repetitions / 4))
      }
  }

  async #walk(root: string, isLast: (variable: Variable) => boolean): Promise<readonly Variable[]> {
    const found: Variable[] = []
    let last = root
    for (;;) {
      const varbinds = await this.#next(last)
      if (varbinds.length === 0) return found
      for (const varbind of varbinds) {
        if (snmp.isVarbindError(varbind) || !varbind.oid.startsWith(`${root}.`)) return found
        if (!isAfter(varbind.oid, last))
          throw new ProbeError('unreadable', `${this.target.host} goes in circles below ${root}`)
        last = varbind.oid
        const variable = toVariable(varbind)
        if (variable) found.push(variable)
        if (variable && isLast(variable)) return found
        if (found.length > mostVariables)
          throw new ProbeError('unreadable', `${this.target.host} does not end below ${root}`)
      }
    }
  }

  #once<T>(name: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#known.get(name) as Promise<T> | undefined
    if (known) return known
    const asking = ask()
    this.#known.set(name, asking)
    return asking
  }

  get(oids: readonly string[]): Promise<ReadonlyMap<string, Variable>> {
    return this.#once(`get ${oids.join(' ')}`, () => this.#getAll(oids))
  }

  walk(oid: string): Promise<readonly Variable[]> {
    return this.#once(`walk ${oid}`, () => this.#walk(oid, () => false))
  }

  async find(
    oid: string,
    test: (variable: Variable) => boolean,
    most = mostVariables,
  ): Promise<Variable | null> {
    let seen = 0
    const found = await this.#walk(oid, (variable) => {
      seen += 1
      return seen >= most || test(variable)
    })
    return found.find(test) ?? null
  }

  close(): void {
    this.#ended ??= new ProbeError('timeout', `${this.target.host} was not asked to the end`)
    this.#session.close()
  }
}

export const openSession = (target: SnmpTarget): SnmpSession => new OpenSession(target)
