import { meaningful } from '#lib/firmware-text.js'
import type { SnmpSession } from '../../host/snmp/session.js'
import type { Variable } from '../../host/snmp/variable.js'
import type { Maker, Source } from './maker.js'
import { toText } from './values.js'

const oidOf = (source: Source): string | null =>
  typeof source === 'string' ? source : 'oid' in source ? source.oid : null

/** What the first group that takes part in a match holds. */
export const firstGroup = (pattern: RegExp, text: string): string | null =>
  pattern.exec(text)?.slice(1).find(Boolean)?.trim() || null

const part = (text: string | null, source: Source): string | null => {
  if (text === null || typeof source === 'string' || source.take === undefined) return text
  return firstGroup(source.take, text)
}

/** Some write their serial number as a number. */
const said = (variable: Variable | undefined): string | null =>
  typeof variable?.value === 'number' ? meaningful(String(variable.value)) : toText(variable)

/** What the maker's own objects say, all asked for at once; columns only where nothing before them answers. */
export const readSources = async (
  session: SnmpSession,
  { serial = [], model = [], firmware = [] }: Pick<Maker, 'serial' | 'model' | 'firmware'>,
  description: string | null,
) => {
  const oids = [...serial, ...model, ...firmware].map(oidOf).filter((oid) => oid !== null)
  const answers = await session.get([...new Set(oids)])

  const first = async (sources: readonly Source[]): Promise<string | null> => {
    for (const source of sources) {
      const oid = oidOf(source)
      if (typeof source === 'object' && 'column' in source) {
        const found = await session.find(
          source.column,
          (variable) => part(said(variable), source) !== null,
          64,
        )
        if (found) return part(said(found), source)
      } else {
        const text = part(oid === null ? description : said(answers.get(oid)), source)
        if (text !== null) return text
      }
    }
    return null
  }
  return { serial: await first(serial), model: await first(model), firmware: await first(firmware) }
}
