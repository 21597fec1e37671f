import { readInventory } from '#domain/foreign/glpi/read-inventory.js'
import { readXmlRequest } from '#domain/foreign/glpi/xml-inventory.js'
import type { Told } from '#domain/foreign/told.js'
import { xmlText } from '#lib/sheet/xml.js'
import { parseJson } from '../parse-json.js'
import { requireKept } from './require-kept.js'

/** What an agent of others sends, whatever its age. */
export interface ForeignMessage {
  readonly form: 'json' | 'xml'
  readonly asks: 'contact' | 'inventory'
  readonly deviceId: string | null
  /** What it tells, one for each thing; empty where it only asks, or tells nothing that is kept. */
  readonly told: readonly Told[]
}

/** Nothing of a message is taken in where a part of it cannot be. */
const kept = (all: readonly (Told | null)[]): readonly Told[] =>
  all.filter((told) => told !== null).map(requireKept)

const readXml = (source: string): ForeignMessage => {
  const { query, deviceId, inventories, isOcs } = readXmlRequest(source)
  return {
    form: 'xml',
    asks: query === 'PROLOG' ? 'contact' : 'inventory',
    deviceId: deviceId || null,
    told: kept(inventories.map((one) => readInventory(one, isOcs ? 'ocs' : 'glpi'))),
  }
}

const readJson = (body: Uint8Array): ForeignMessage => {
  const value = parseJson(body, 'The inventory')
  const { action, deviceid, content } = (value ?? {}) as Readonly<Record<string, unknown>>
  const deviceId = typeof deviceid === 'string' ? deviceid : null
  if (action === 'contact') return { form: 'json', asks: 'contact', deviceId, told: [] }
  // Answers to tasks that are never given out, and what a later protocol may bring.
  const isOther = typeof action === 'string' && !/inventory|discovery/.test(action) && content === undefined
  return {
    form: 'json',
    asks: 'inventory',
    deviceId,
    told: isOther ? [] : kept([readInventory(value)]),
  }
}

const isXml = (text: string): boolean => /^[\ufeff\s]*</.test(text)

/**
 * A message of a GLPI Agent in JSON, or of it and its ancestors in XML.
 * @throws Problem invalid, with the path of what is wrong.
 */
export const readMessageText = (text: string): ForeignMessage =>
  isXml(text) ? readXml(text) : readJson(Buffer.from(text))

const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

/** As it comes over the wire. @throws Problem as `readMessageText`. */
export const readMessage = (body: Uint8Array): ForeignMessage =>
  isUtf16(body) || isXml(xmlText(body.subarray(0, 1024))) ? readMessageText(xmlText(body)) : readJson(body)

/**
 * Who a message says that it is from, found without reading it: a stranger's is not to be read. It stands behind the
 * content in whatever these agents send.
 */
export const senderOf = (body: Uint8Array): string | null => {
  const text = xmlText(body)
  const marks = isXml(text) ? /<DEVICEID>([^<]{1,512})<\/DEVICEID>/g : /"deviceid"\s*:\s*"([^"\\]{1,512})"/g
  let sender: string | null = null
  for (const [, found] of text.matchAll(marks)) sender = found?.trim() || null
  return sender
}
