import { cycleIn, defineRecogniser, major, majorMinor } from '../recogniser.js'

const byMajor = (version: string) => major(version)
const byMinor = (version: string) => majorMinor(version)

/** Distributions by how their names begin, and by how much of a version is a release of theirs. */
const distributions: readonly [RegExp, string, (version: string) => string | undefined][] = [
  [/^debian/i, 'debian', byMajor],
  [/^ubuntu/i, 'ubuntu', byMinor],
  [/^red hat/i, 'rhel', byMajor],
  [/^almalinux/i, 'almalinux', byMajor],
  [/^rocky/i, 'rocky-linux', byMajor],
  [/^oracle linux/i, 'oracle-linux', byMajor],
  [/^centos stream/i, 'centos-stream', byMajor],
  [/^centos/i, 'centos', byMajor],
  [/^fedora/i, 'fedora', byMajor],
  [/^suse linux enterprise server/i, 'sles', (version) => majorMinor(version) ?? major(version)],
  [/^opensuse/i, 'opensuse', byMinor],
]

/** Distributions of Linux. */
export default defineRecogniser({
  products: distributions.map(([, product]) => product),
  os: ({ family, name, version }, cycles) => {
    if (family !== 'linux') return null
    const found = distributions.find(([begins]) => begins.test(name))
    if (!found) return null
    const [, product, releaseOf] = found
    return { product, cycle: cycleIn(cycles(product), releaseOf(version)) }
  },
})
