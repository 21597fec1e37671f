import { defineMaker } from '../maker.js'

/** XPPC-MIB (NetAgent): upsBaseIdentModel, upsSmartIdentUPSSerialNumber. */
export default defineMaker({
  name: 'Megatec',
  objectIds: ['1.3.6.1.4.1.935'],
  kinds: [{ is: 'ups' }],
  serial: ['1.3.6.1.4.1.935.1.1.1.1.2.3.0'],
  model: ['1.3.6.1.4.1.935.1.1.1.1.1.1.0'],
  firmware: ['1.3.6.1.4.1.935.1.1.1.1.2.1.0', '1.3.6.1.4.1.935.1.1.1.1.2.4.0'],
})
