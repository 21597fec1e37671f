import { defineMaker } from '../maker.js'

/** RUCKUS-SYSTEM-MIB: model, serial number, version of controllers and access points. */
export default defineMaker({
  name: 'Ruckus',
  objectIds: ['1.3.6.1.4.1.25053'],
  kinds: [{ is: 'access-point' }],
  serial: ['1.3.6.1.4.1.25053.1.1.2.1.1.1.2.0', '1.3.6.1.4.1.25053.1.2.1.1.1.1.15.0'],
  model: ['1.3.6.1.4.1.25053.1.1.2.1.1.1.1.0', '1.3.6.1.4.1.25053.1.2.1.1.1.1.9.0'],
  firmware: ['1.3.6.1.4.1.25053.1.1.3.1.1.1.1.1.3.1', '1.3.6.1.4.1.25053.1.2.1.1.1.1.18.0'],
})
