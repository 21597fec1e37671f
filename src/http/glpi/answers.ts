import { foreignIntervalHours } from '#service/foreign/inventories.js'
import type { ForeignMessage } from '#service/foreign/read-message.js'
import type { Packing } from './unpack.js'

export interface Answer {
  readonly type: string
  readonly text: string
  readonly packing: Packing
}

/** What an agent need not even collect, for it is dropped here. */
const unwanted = 'environment,process,user,local_user,local_group,licenseinfo'

/** An agent asks a server of GLPI 10 in its newer way only where the server says that it is one. */
const spoken = { server: 'glpi', version: '10.0.7' }

const json = (body: object): Answer => ({
  type: 'application/json',
  text: JSON.stringify(body),
  packing: 'plain',
})

const packedTypes: Record<Packing, string> = {
  zlib: 'application/x-compress-zlib',
  gzip: 'application/x-compress-gzip',
  plain: 'application/xml',
}

/** Older agents unpack what they are told as they packed what they sent. */
const xml = (reply: string, packing: Packing): Answer => ({
  type: packedTypes[packing],
  text: `<?xml version="1.0" encoding="UTF-8"?>\n<REPLY>${reply}</REPLY>\n`,
  packing,
})

const contact = (): Answer =>
  json({
    status: 'ok',
    expiration: foreignIntervalHours,
    disabled: ['collect', 'deploy', 'wakeonlan'],
    tasks: {
      inventory: { ...spoken, 'no-category': unwanted },
      netdiscovery: spoken,
      netinventory: spoken,
      remoteinventory: spoken,
    },
  })

/** What an agent expects to hear. `knowsJson`: it says by a header of its own that it is a GLPI Agent. */
export const answerTo = ({ form, asks }: ForeignMessage, packing: Packing, knowsJson: boolean): Answer => {
  if (form === 'json')
    return asks === 'contact' ? contact() : json({ status: 'ok', expiration: foreignIntervalHours })
  if (asks === 'inventory') return xml('<RESPONSE>NO_ACCOUNT_UPDATE</RESPONSE>', packing)
  // It begins in the old way, to find out; this makes it begin again in the new one.
  if (knowsJson) return json({ status: 'pending', expiration: 0 })
  return xml(`<RESPONSE>SEND</RESPONSE><PROLOG_FREQ>${foreignIntervalHours}</PROLOG_FREQ>`, packing)
}

export const refusal = (message: string): Answer =>
  json({ status: 'error', message, expiration: foreignIntervalHours })
