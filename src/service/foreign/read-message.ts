import { readInventory } from '#domain/foreign/glpi/read-inventory.js'
import { readXmlRequest } from '#domain/foreign/glpi/xml-inventory.js'
import type { Told } from '#domain/foreign/told.js'
import { xmlText } from '#lib/sheet/xml.js'
import { parseJson } from '../parse-json.js'

/** What an agent of others sends, whatever its age. */
export interface ForeignMessage {
  readonly form: 'json' | 'xml'
  readonly asks: 'contact' | 'inventory'
  readonly deviceId: string | null
  /** What it tells, one for each thing; empty where it only asks, or tells nothing that is kept. */
  readonly told: readonly Told[]
}

const isTold = (told: Told | null): told is Told => told !== null

const readXml = (source: string): ForeignMessage => {
  const { query, deviceId, inventories, isOcs } = readXmlRequest(source)
  return {
    form: 'xml',
    asks: query === 'PROLOG' ? 'contact' : 'inventory',
    deviceId: deviceId || null,
    told: inventories.map((one) => readInventory(one, isOcs ? 'ocs' : 'glpi')).filter(isTold),
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
    told: isOther ? [] : [readInventory(value)].filter(isTold),
  }
}

const lessThan = 0x3c

/** The first byte that is neither a mark nor a blank. */
const firstByte = (body: Uint8Array): number | undefined =>
  body.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf)

/**
 * A message of a GLPI Agent in JSON, or of it and its ancestors in XML.
 * @throws Problem invalid, with the path of what is wrong.
 */
export const readMessage = (body: Uint8Array): ForeignMessage =>
  firstByte(body) === lessThan ? readXml(xmlText(body)) : readJson(body)
