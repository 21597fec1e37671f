import { meaningful } from '#lib/firmware-text.js'
import type { Variable } from '../../host/snmp/variable.js'

const utf8 = new TextDecoder('utf-8', { fatal: true })

const decode = (octets: Buffer): string => {
  try {
    return utf8.decode(octets)
  } catch {
    return octets.toString('latin1')
  }
}

/** The text of an object, or null where it says nothing or holds what is no text. */
export const toText = (variable: Variable | undefined, max = 256): string | null => {
  if (variable === undefined || typeof variable.value === 'number') return null
  const raw = Buffer.isBuffer(variable.value) ? decode(variable.value) : variable.value
  const text = raw.replace(/\0.*$/s, '').replaceAll(/\s+/g, ' ').trim()
  // biome-ignore lint/suspicious/noControlCharactersInRegex: octets that are no text are to be seen
  return /[\u0000-\u001f\u007f]/.test(text) ? null : (meaningful(text)?.slice(0, max) ?? null)
}

/** The number of an object: of an integer as it is, of octets where they write one. */
export const toNumber = (variable: Variable | undefined): number | null => {
  if (variable === undefined) return null
  if (typeof variable.value === 'number') return variable.value
  const text = Buffer.isBuffer(variable.value) ? variable.value.toString('latin1').trim() : variable.value
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : null
}

/** A hardware address in lower case with colons; null where it is none, or all zeros or ones. */
export const toMac = (variable: Variable | undefined): string | null => {
  const octets = variable?.value
  if (!Buffer.isBuffer(octets) || octets.length !== 6) return null
  if (octets.every((octet) => octet === 0) || octets.every((octet) => octet === 255)) return null
  return [...octets].map((octet) => octet.toString(16).padStart(2, '0')).join(':')
}

/** What stands behind `oid.` in the OID of an object: the index of its row. */
export const indexBelow = (oid: string, variable: Variable): string => variable.oid.slice(oid.length + 1)

/** An OID, which careless agents write as text, with a dot before it. */
export const toOid = (variable: Variable | undefined): string | null => {
  if (variable === undefined || typeof variable.value === 'number') return null
  const text = Buffer.isBuffer(variable.value) ? variable.value.toString('latin1') : variable.value
  const oid = text.trim().replace(/^\./, '')
  return /^\d+(\.\d+)+$/.test(oid) ? oid : null
}
