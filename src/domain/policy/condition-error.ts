/** Where in an expression something is wrong: an offset into its text. */
export class ConditionError extends Error {
  constructor(
    message: string,
    readonly offset: number,
    readonly length: number,
  ) {
    super(message)
  }
}
