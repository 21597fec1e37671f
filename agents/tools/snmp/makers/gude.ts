import { defineMaker } from '../maker.js'

/** Gude: product name and version in the tree of each product. */
export default defineMaker({
  name: 'Gude',
  objectIds: ['1.3.6.1.4.1.28507'],
  kinds: [
    { objectId: '1.3.6.1.4.1.28507', is: 'pdu' },
    { description: /Sensor/, is: 'sensor' },
  ],
  model: ['1.3.6.1.4.1.28507.68.1.1.2.1.0', { take: /^(Expert .+)/ }],
  firmware: ['1.3.6.1.4.1.28507.68.1.1.2.2.0'],
})
