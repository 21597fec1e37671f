import { defineMaker } from '../maker.js'

/** LEXMARK-PVT-MIB: serial number and firmware. */
export default defineMaker({
  name: 'Lexmark',
  objectIds: ['1.3.6.1.4.1.641'],
  kinds: [{ is: 'printer' }],
  serial: ['1.3.6.1.2.1.43.5.1.1.17.1', '1.3.6.1.4.1.641.2.1.2.1.6.1', '1.3.6.1.4.1.641.6.2.3.1.5.1'],
  model: ['1.3.6.1.4.1.641.2.1.2.1.2.1', '1.3.6.1.4.1.641.6.2.3.1.4.1', { take: /^Lexmark (\S+)/ }],
  firmware: ['1.3.6.1.4.1.641.2.1.2.1.3.1', '1.3.6.1.4.1.641.6.2.3.1.7.1'],
})
