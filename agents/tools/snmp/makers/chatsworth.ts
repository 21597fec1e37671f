import { defineMaker } from '../maker.js'

/** Chatsworth eConnect (cpiPdu). */
export default defineMaker({
  name: 'Chatsworth',
  objectIds: ['1.3.6.1.4.1.30932'],
  marks: [
    { objectId: '1.3.6.1.4.1.0.10.43.6.1.4.1', has: '1.3.6.1.4.1.30932.1.1.1.2.0' },
    { description: /^Epicenter SNMP/ },
  ],
  kinds: [{ is: 'pdu' }],
  serial: ['1.3.6.1.4.1.30932.1.1.1.2.0'],
  firmware: ['1.3.6.1.4.1.30932.1.1.1.1.0'],
})
