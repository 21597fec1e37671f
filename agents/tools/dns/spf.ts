import type { Names } from '../../host/resolver.js'

export interface Spf {
  readonly spfRecords: number
  readonly spfAll: '-all' | '~all' | '?all' | '+all' | 'redirect' | null
  readonly spfLookups: number
}

/** RFC 7208, 4.6.4: more make it fail. Counting goes a little further, to say so, and no further. */
const mostLookups = 20

const isSpf = (record: string): boolean => /^v=spf1(\s|$)/i.test(record)

const termsOf = (record: string): string[] => record.trim().toLowerCase().split(/\s+/).slice(1)

const asks = /^[+?~-]?(?:a|mx|ptr|exists|include)(?:[:/]|$)|^redirect=/

const allOf = (terms: readonly string[]): Spf['spfAll'] => {
  const all = terms.find((term) => /^[+?~-]?all$/.test(term))
  if (all !== undefined) return (all === 'all' ? '+all' : all) as Spf['spfAll']
  return terms.some((term) => term.startsWith('redirect=')) ? 'redirect' : null
}

const ledTo = (term: string): string | undefined => /^(?:[+?~-]?include:|redirect=)(.+)$/.exec(term)?.[1]

/** What a domain says of who may send mail in its name, and what it costs to find out. */
export const readSpf = async (names: Names, domain: string): Promise<Spf> => {
  const records = (await names.texts(domain)).filter(isSpf)
  const first = records[0]
  if (first === undefined) return { spfRecords: 0, spfAll: null, spfLookups: 0 }
  let spfLookups = 0
  let spfAll = allOf(termsOf(first))
  const follow = async (record: string, isWhole: boolean): Promise<void> => {
    for (const term of termsOf(record)) {
      if (spfLookups >= mostLookups) return
      if (asks.test(term)) spfLookups++
      const to = ledTo(term)
      // What a macro stands for is known to who receives alone.
      if (to === undefined || to.includes('%')) continue
      const next = (await names.texts(to)).find(isSpf)
      if (next === undefined) continue
      if (isWhole && spfAll === 'redirect' && term.startsWith('redirect=')) spfAll = allOf(termsOf(next))
      await follow(next, isWhole && term.startsWith('redirect='))
    }
  }
  await follow(first, true)
  return { spfRecords: records.length, spfAll, spfLookups }
}
