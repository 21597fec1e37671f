import { cycleIn, defineRecogniser } from '../recogniser.js'

const isOracle = /^Java(?:\(TM\))?(?: SE (?:Development Kit|Runtime Environment))? \d/
const isTemurin = /^Eclipse Temurin|^temurin-\d+-(?:jdk|jre)$/i

/** `8` of `8.0.4010.10` and of `1.8.0`, `17` of `17.0.9`. */
const releaseOf = (version: string): string | undefined => /^(?:1\.(?=[1-8]\b))?(\d+)/.exec(version)?.[1]

/** Java by who builds it, for each keeps it as long as they like; that of a distribution is the distribution's. */
export default defineRecogniser({
  products: ['oracle-jdk', 'eclipse-temurin'],
  mentions: ['Java', 'temurin'],
  software: ({ name, version }, cycles) => {
    const product = isOracle.test(name) ? 'oracle-jdk' : isTemurin.test(name) ? 'eclipse-temurin' : null
    return product === null ? null : { product, cycle: cycleIn(cycles(product), releaseOf(version)) }
  },
})
