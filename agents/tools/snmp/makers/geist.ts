import { defineMaker } from '../maker.js'

/** GEIST-V5-MIB: productPartNumber, productSerialNumber, productVersion. */
export default defineMaker({
  name: 'Vertiv',
  objectIds: ['1.3.6.1.4.1.21239'],
  kinds: [
    { objectId: '1.3.6.1.4.1.21239', is: 'sensor' },
    { objectId: '1.3.6.1.4.1.21239.42', is: 'pdu' },
    { objectId: '1.3.6.1.4.1.21239.5.2', is: 'pdu' },
  ],
  serial: ['1.3.6.1.4.1.21239.5.2.1.10.0', '1.3.6.1.4.1.21239.5.1.1.3.0'],
  model: ['1.3.6.1.4.1.21239.5.2.1.8.0', '1.3.6.1.4.1.21239.5.2.1.1.0', '1.3.6.1.4.1.21239.5.1.1.1.0'],
  firmware: ['1.3.6.1.4.1.21239.5.2.1.2.0', '1.3.6.1.4.1.21239.5.1.1.2.0'],
})
