import { scanXml } from '#lib/sheet/xml.js'

/** What the format of a number says of its meaning. */
export interface NumberStyle {
  readonly isDate: boolean
  readonly currency: string | null
  /** How many digits are shown at least, with zeros in front, as an inventory number has them. */
  readonly digits: number
}

const plain: NumberStyle = { isDate: false, currency: null, digits: 0 }
const date: NumberStyle = { ...plain, isDate: true }

/** Formats that every program knows without their being written down; those with a time alone are no dates. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58])

const currencyIn = (code: string): string | null => {
  const signed = /\[\$([^\]-]+)(?:-[0-9a-f]+)?\]/i.exec(code)?.[1]
  const quoted = [...code.matchAll(/"([^"]+)"/g)].map(([, text = '']) => text.trim())
  return signed?.trim() || quoted.find((text) => /^[\p{L}\p{Sc}]{1,4}\.?$/u.test(text)) || null
}

const styleOf = (id: number, code: string | undefined): NumberStyle => {
  if (code === undefined) return builtInDates.has(id) ? date : plain
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
  if (/[dy]/i.test(bare) && !/general/i.test(bare)) return date
  if (/^0{2,}$/.test(bare)) return { ...plain, digits: bare.length }
  const currency = /[0#]/.test(bare) ? currencyIn(code) : null
  return currency === null ? plain : { ...plain, currency }
}

/** The meaning of each cell style of `xl/styles.xml`, by its number. */
export const readStyles = (xml: string): readonly NumberStyle[] => {
  const codes = new Map<number, string>()
  const styles: NumberStyle[] = []
  let isInCells = false
  scanXml(xml, {
    open: (name, tag) => {
      if (name === 'numFmt') codes.set(Number(tag.get('numFmtId')), tag.get('formatCode') ?? '')
      else if (name === 'cellXfs') isInCells = true
      else if (name === 'xf' && isInCells) {
        const id = Number(tag.get('numFmtId') ?? 0)
        styles.push(styleOf(id, codes.get(id)))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return styles
}
