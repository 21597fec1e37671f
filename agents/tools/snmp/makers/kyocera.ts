import { defineMaker } from '../maker.js'

/** KYOCERA-PRIVATE-MIB: model, serial number, firmware; UTAX and TA alike. */
export default defineMaker({
  name: 'Kyocera',
  objectIds: ['1.3.6.1.4.1.1347'],
  kinds: [{ is: 'printer' }],
  serial: ['1.3.6.1.4.1.1347.43.5.1.1.28.1'],
  model: ['1.3.6.1.4.1.1347.43.5.1.1.1.1'],
  firmware: ['1.3.6.1.4.1.1347.43.5.4.1.5.1.1'],
})
