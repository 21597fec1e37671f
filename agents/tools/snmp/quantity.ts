import type { Variable } from '../../host/snmp/variable.js'
import { toNumber } from './values.js'

/** The largest values of integers of 16 and 32 bits, and what makers use for “there is none”. */
const sentinels = new Set([
  32_767, -32_768, 65_535, 65_534, 2_147_483_647, -2_147_483_648, 4_294_967_295, -2_147_483_647, 327_670,
])

/** The number of an object, also of one that is written with a comma or a unit; null where it means that there is none. */
export const toQuantity = (
  variable: Variable | undefined,
  { scale = 1, absent = [] }: { readonly scale?: number; readonly absent?: readonly number[] } = {},
): number | null => {
  const plain = toNumber(variable)
  const text = Buffer.isBuffer(variable?.value) ? variable.value.toString('latin1') : ''
  const written = /^\s*([+-]?\d+(?:[.,]\d+)?)\s*(?:°?\s*[CFK%]|%\s*RH|deg\w* [CF])?\s*$/i.exec(text)?.[1]
  const value = plain ?? (written === undefined ? null : Number(written.replace(',', '.')))
  if (value === null || !Number.isFinite(value)) return null
  if (sentinels.has(value) || absent.includes(value)) return null
  return Math.round(value * scale * 1e6) / 1e6
}

/** How an object names a choice: its number, or its text. */
export const toWord = (variable: Variable | undefined): string | null => {
  if (variable === undefined) return null
  if (!Buffer.isBuffer(variable.value)) return String(variable.value)
  return variable.value.toString('latin1').replace(/\0.*$/s, '').trim()
}
