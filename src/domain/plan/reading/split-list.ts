const bullet = /^\s*(?:[-–—•*▪●·]|\d{1,2}[.)]|[a-zа-шđ][.)])\s+/iu

/** The parts of a cell that lists several things: on lines of their own, behind bullets, or between semicolons. */
export const splitList = (text: string): string[] => {
  const lines = text.split(/[\n\r]+/)
  const isBulleted = lines.some((line) => bullet.test(line))
  const joined = isBulleted
    ? // A line without a bullet goes on with the one before it.
      lines.reduce<string[]>((all, line) => {
        const last = all.at(-1)
        if (bullet.test(line) || last === undefined) all.push(line.replace(bullet, ''))
        else all[all.length - 1] = `${last} ${line.trim()}`
        return all
      }, [])
    : lines
  return joined
    .flatMap((line) => line.split(';'))
    .map((part) =>
      part
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/[,;]+$/, ''),
    )
    .filter(Boolean)
}
