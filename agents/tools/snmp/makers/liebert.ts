import { defineMaker } from '../maker.js'

/** LIEBERT-GP-AGENT-MIB: lgpAgentIdentModel, -SerialNumber, -FirmwareVersion; LIEBERT-GP-PDU-MIB. */
export default defineMaker({
  name: 'Vertiv',
  objectIds: ['1.3.6.1.4.1.476'],
  kinds: [
    { description: /^(GXT|Liebert|APM|NX|ITA|Uninitialized)/, is: 'ups' },
    { description: /PDU|ZeroU|MPH/, is: 'pdu' },
    { is: 'ups' },
  ],
  serial: ['1.3.6.1.4.1.476.1.42.2.1.4.0', { column: '1.3.6.1.4.1.476.1.42.3.8.30.20.1.55' }],
  model: [
    '1.3.6.1.4.1.476.1.42.2.1.2.0',
    { take: /^Liebert (\S.+)/ },
    { column: '1.3.6.1.4.1.476.1.42.3.8.30.20.1.20' },
  ],
  firmware: ['1.3.6.1.4.1.476.1.42.2.1.3.0'],
})
