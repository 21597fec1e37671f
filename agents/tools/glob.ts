/** Whether a name fits a pattern in which `*` stands for anything and `?` for one character. */
export const fits = (name: string, pattern: string): boolean => {
  let at = 0
  let from = 0
  let star = -1
  let restart = 0
  while (at < name.length) {
    if (pattern[from] === '*') {
      star = from
      restart = at
      from += 1
    } else if (pattern[from] === '?' || pattern[from] === name[at]) {
      at += 1
      from += 1
    } else if (star >= 0) {
      restart += 1
      at = restart
      from = star + 1
    } else return false
  }
  return /^\**$/.test(pattern.slice(from))
}
