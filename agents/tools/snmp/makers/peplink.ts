import { defineMaker } from '../maker.js'

/** PEPLINK: device model, serial number, firmware. */
export default defineMaker({
  name: 'Peplink',
  objectIds: ['1.3.6.1.4.1.23695'],
  kinds: [{ is: 'router' }],
  serial: ['1.3.6.1.4.1.23695.1.3.0', '1.3.6.1.4.1.23695.200.1.1.1.1.2.0'],
  model: ['1.3.6.1.4.1.23695.1.1.0', '1.3.6.1.4.1.23695.200.1.1.1.1.1.0'],
  firmware: ['1.3.6.1.4.1.23695.1.2.0', '1.3.6.1.4.1.23695.200.1.1.1.1.3.0'],
})
