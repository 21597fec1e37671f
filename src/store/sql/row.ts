/** `row` with other values in some of its fields. The row is ours alone, and copying one from the driver takes 4 µs. */
export const withFields = <R extends object, F extends Partial<Record<keyof R, unknown>>>(
  row: R,
  fields: F,
): Omit<R, keyof F> & F => Object.assign(row, fields) as unknown as Omit<R, keyof F> & F
