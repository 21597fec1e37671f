import { defineMaker } from '../maker.js'

/** AGENT-GENERAL-MIB: agentSerialNumber; DLINK equipment serial; version by RMON2 probe objects. */
export default defineMaker({
  name: 'D-Link',
  objectIds: ['1.3.6.1.4.1.171'],
  kinds: [
    { description: /\b(DGS|DES|DXS|DMS|DIS)-/, is: 'switch' },
    { description: /\b(DAP|DWL|DBA)-/, is: 'access-point' },
    { description: /\b(DFL|DSR)-/, is: 'firewall' },
    { description: /\bDNS-/, is: 'storage' },
  ],
  serial: ['1.3.6.1.4.1.171.12.1.1.12.0', { column: '1.3.6.1.4.1.171.12.11.1.9.4.1.17' }],
  model: [{ take: /^(?:D-Link )?([A-Z]{2,4}-\w+(?:[-/]\w+)*)/ }],
})
