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
}

/** Something a person can act on. `cause` is for the log; `faults` name every place that is wrong. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly faults: readonly Fault[]

  constructor(
    code: ProblemCode,
    message: string,
    options: { cause?: unknown; faults?: readonly Fault[] } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'Problem'
    this.code = code
    this.faults = options.faults ?? []
  }
}
