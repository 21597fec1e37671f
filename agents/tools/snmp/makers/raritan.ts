import { defineMaker } from '../maker.js'

/** PDU-MIB and PDU2-MIB: model, serial number, firmware of the first unit. */
export default defineMaker({
  name: 'Raritan',
  objectIds: ['1.3.6.1.4.1.13742'],
  kinds: [{ is: 'pdu' }],
  serial: ['1.3.6.1.4.1.13742.6.3.2.1.1.4.1', '1.3.6.1.4.1.13742.4.1.1.2.0'],
  model: [
    '1.3.6.1.4.1.13742.6.3.2.1.1.3.1',
    '1.3.6.1.4.1.13742.4.1.1.12.0',
    { take: /^(?:Raritan )?(Dominion PX|PX2|PX3\S*)/ },
  ],
  firmware: [
    '1.3.6.1.4.1.13742.6.3.2.3.1.6.1.1.1',
    '1.3.6.1.4.1.13742.4.1.1.1.0',
    { take: /(?:Firmware Version|PX2|PX3\S*) (\S+)/ },
  ],
})
