/** Numbers of rows have spaces at times. */
const between = '\t'

/** A finding as one choice of a form: its rule and the rows that it names. */
export const findingChoice = (rule: string, rows: readonly string[]): string => [rule, ...rows].join(between)

export const readFindingChoice = (choice: string): { rule: string; measures: string[] } => {
  const [rule = '', ...measures] = choice.split(between)
  return { rule, measures }
}
