import { defineMaker } from '../maker.js'

/** SCHLEIFENBAUER-DATABUS-MIB: first device on the bus. */
export default defineMaker({
  name: 'Schleifenbauer',
  objectIds: ['1.3.6.1.4.1.31034'],
  kinds: [{ is: 'pdu' }],
  serial: [{ column: '1.3.6.1.4.1.31034.12.1.1.2.1.1.1.6' }],
  model: [{ column: '1.3.6.1.4.1.31034.12.1.1.2.1.1.1.5' }],
  firmware: [{ column: '1.3.6.1.4.1.31034.12.1.1.2.1.1.1.3' }],
})
