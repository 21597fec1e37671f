import { cycleIn, defineRecogniser, majorMinor } from '../recogniser.js'

const makers: readonly [RegExp, string][] = [
  [/^(?:fortinet|fortigate|fortios)$/i, 'fortios'],
  [/^(?:mikrotik|routeros)$/i, 'routeros'],
]

/** Firewalls by their maker, as they tell their own version. */
export default defineRecogniser({
  products: makers.map(([, product]) => product),
  firewall: ({ tool, version }, cycles) => {
    const product = makers.find(([is]) => is.test(tool))?.[1]
    if (product === undefined) return null
    return { product, cycle: version == null ? null : cycleIn(cycles(product), majorMinor(version)) }
  },
})
