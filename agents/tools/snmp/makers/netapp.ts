import { defineMaker } from '../maker.js'

/** NETAPP-MIB: productModel, productSerialNum, productVersion. */
export default defineMaker({
  name: 'NetApp',
  objectIds: ['1.3.6.1.4.1.789'],
  kinds: [{ is: 'storage' }],
  serial: ['1.3.6.1.4.1.789.1.1.9.0'],
  model: ['1.3.6.1.4.1.789.1.1.5.0', { take: /^NETAPP +(\S+)/ }],
  firmware: ['1.3.6.1.4.1.789.1.1.2.0', { take: /^NETAPP +\S+ +(\d+)$/ }],
})
