import { asSaid, inEnglish, type Said } from './said.js'

export type ProblemCode =
  | 'invalid'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'precondition'
  | 'too_large'
  | 'unsupported'
  | 'too_many'
  | 'unavailable'
  | 'internal'

/** One place in an input that is wrong: a file, line and column, or the path of a field. */
export interface Fault {
  readonly where: string
  readonly what: string
  /** What `what` says, where something is filled in: for readers of other languages. */
  readonly said?: Said
}

/** A fault whose words may have something filled in. */
export interface SaidFault extends Omit<Fault, 'what'> {
  readonly what: string | Said
}

export const toFault = ({ where, what, said }: SaidFault): Fault =>
  typeof what === 'string'
    ? { where, what, ...(said && { said }) }
    : { where, what: inEnglish(what), said: what }

/**
 * Something a person can act on. `message` is English; pages find their reader's words for what was `said`. `cause` is for
 * the log; `faults` name every place that is wrong.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly said: Said
  readonly faults: readonly Fault[]

  constructor(
    code: ProblemCode,
    message: string | Said,
    options: { cause?: unknown; faults?: readonly SaidFault[] } = {},
  ) {
    super(inEnglish(message), { cause: options.cause })
    this.name = 'Problem'
    this.code = code
    this.said = asSaid(message)
    this.faults = (options.faults ?? []).map(toFault)
  }

  /** As a fault beside its own: without a place. */
  asFault(): Fault {
    return { where: '', what: this.message, said: this.said }
  }
}
