import { defineMaker } from '../maker.js'

/** DrayTek: model and version as its own tree and sysDescr tell. */
export default defineMaker({
  name: 'DrayTek',
  objectIds: ['1.3.6.1.4.1.7367'],
  kinds: [
    { description: /Switch/, is: 'switch' },
    { description: /VigorAP/, is: 'access-point' },
    { is: 'router' },
  ],
  serial: ['1.3.6.1.4.1.7367.3.8.0'],
  model: ['1.3.6.1.4.1.7367.3.1.0', { take: /Model: ([^,]+),/ }],
  firmware: [{ take: /Version: ([^,]+),/ }, '1.3.6.1.4.1.7367.3.2.0'],
})
