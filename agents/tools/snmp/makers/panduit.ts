import { defineMaker } from '../maker.js'

/** PANDUIT-MIB: model, serial number, firmware of the first PDU. */
export default defineMaker({
  name: 'Panduit',
  objectIds: ['1.3.6.1.4.1.19536'],
  kinds: [{ is: 'pdu' }],
  serial: ['1.3.6.1.4.1.19536.10.1.1.2.1.8.1'],
  model: ['1.3.6.1.4.1.19536.10.1.1.2.1.7.1'],
  firmware: ['1.3.6.1.4.1.19536.10.1.1.2.1.5.1'],
})
