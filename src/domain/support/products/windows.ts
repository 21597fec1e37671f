import { defineRecogniser } from '../recogniser.js'
import type { Cycle } from '../table.js'

/** Enterprise and Education live longer than Home and Pro, and long-term releases longer still. */
const suffixesOf = (name: string): readonly string[] => {
  if (/\blts[bc]\b/i.test(name)) return /\biot\b/i.test(name) ? ['-iot-lts', '-e-lts'] : ['-e-lts']
  return /enterprise|education/i.test(name) ? ['-e', ''] : ['-w', '']
}

/** The release of a build: several editions of it share one. */
const clientCycle = (cycles: readonly Cycle[], name: string, version: string): string | null => {
  const build = version.split('.').slice(0, 3).join('.')
  const ofBuild = cycles.filter(({ latest }) => latest === build).map(({ id }) => id)
  for (const suffix of suffixesOf(name)) {
    const found = ofBuild.find((id) =>
      suffix === '' ? !/-(?:e|w|lts|iot)$/.test(id) : id.endsWith(suffix) && !id.endsWith(`-iot${suffix}`),
    )
    if (found !== undefined) return found
  }
  return null
}

const serverCycle = (cycles: readonly Cycle[], name: string): string | null => {
  const channel = /version (\w+)/i.exec(name)?.[1]?.toLowerCase()
  if (channel !== undefined && !/server \d{4}/i.test(name))
    return cycles.find(({ id }) => id === `${channel}-sac` || id === `${channel}-ac`)?.id ?? null
  const [, year, second] = /server (\d{4})( r2)?/i.exec(name) ?? []
  if (year === undefined) return null
  const release = second === undefined ? year : `${year}-r2`
  return (
    cycles.find(({ id }) => id === release)?.id ??
    cycles.find(({ id }) => id.startsWith(`${release}-sp`))?.id ??
    null
  )
}

/** Windows on desks by edition and build, Windows Server by its name. */
export default defineRecogniser({
  products: ['windows', 'windows-server'],
  os: ({ family, name, version }, cycles) => {
    if (family !== 'windows') return null
    return /server/i.test(name)
      ? { product: 'windows-server', cycle: serverCycle(cycles('windows-server'), name) }
      : { product: 'windows', cycle: clientCycle(cycles('windows'), name, version) }
  },
})
