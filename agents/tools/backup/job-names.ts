import type { Chain, Copy } from './chains.js'

const longest = 1024

/**
 * Names for the jobs of one repository. One alone has the name of the repository; of several, each is named for its
 * machine and the first of its paths, which stay as they are when a path comes or goes.
 */
export const jobNames = (repository: string, chains: readonly Chain<Copy>[]): string[] => {
  if (chains.length <= 1) return chains.map(() => repository)
  const short = chains.map(({ source, copies }) => `${repository} ${source}:${copies[0]?.paths[0] ?? ''}`)
  const isTwice = (name: string): boolean => short.indexOf(name) !== short.lastIndexOf(name)
  const full = chains.map(({ source, copies }, index) => {
    const name = short[index] ?? ''
    return isTwice(name) ? `${repository} ${source}:${(copies[0]?.paths ?? []).join(',')}` : name
  })
  return full.map((name, index) => {
    const cut = name.slice(0, longest)
    return full.indexOf(name) === index ? cut : `${cut.slice(0, longest - 8)} (${index + 1})`
  })
}
