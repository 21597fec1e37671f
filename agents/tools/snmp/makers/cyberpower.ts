import { defineMaker } from '../maker.js'

/** CPS-MIB: upsBaseIdentModel, upsAdvanceIdentSerialNumber, firmware; ePDU beside it. */
export default defineMaker({
  name: 'CyberPower',
  objectIds: ['1.3.6.1.4.1.3808'],
  kinds: [
    { objectId: '1.3.6.1.4.1.3808', is: 'ups' },
    { objectId: '1.3.6.1.4.1.3808.1.1.3', is: 'pdu' },
    { objectId: '1.3.6.1.4.1.3808.1.1.5', is: 'pdu' },
    { objectId: '1.3.6.1.4.1.3808.1.1.6', is: 'pdu' },
  ],
  serial: [
    '1.3.6.1.4.1.3808.1.1.1.1.2.3.0',
    '1.3.6.1.4.1.3808.1.1.3.1.6.0',
    '1.3.6.1.4.1.3808.1.1.6.1.1.6.1',
  ],
  model: ['1.3.6.1.4.1.3808.1.1.1.1.1.1.0', '1.3.6.1.4.1.3808.1.1.3.1.5.0'],
  firmware: ['1.3.6.1.4.1.3808.1.1.1.1.2.1.0', '1.3.6.1.4.1.3808.1.1.3.1.3.0'],
})
