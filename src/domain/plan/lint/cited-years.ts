/** The last year of what a plan writes as a period: “2015-2018”, “until 2020”; null where no year stands in it. */
export const lastYearOf = (period: string): number | null => {
  const years = period.match(/(?:19|20)\d\d/g)?.map(Number) ?? []
  const [, short] = /(?:19|20)\d\d\s*[-–/]\s*(\d\d)(?!\d)/.exec(period) ?? []
  const [first] = years
  if (short !== undefined && first !== undefined && years.length === 1)
    return Math.floor(first / 100) * 100 + Number(short)
  return years.length === 0 ? null : Math.max(...years)
}
