import { defineMaker } from '../maker.js'

/** CHECKPOINT-MIB: svnVersion, svnApplianceSerialNumber, svnApplianceProductName. */
export default defineMaker({
  name: 'Check Point',
  objectIds: ['1.3.6.1.4.1.2620'],
  marks: [
    { objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.2620.1.6.4.1.0' },
    { objectId: '1.3.6.1.4.1.8072', has: '1.3.6.1.4.1.2620.1.6.16.7.0' },
  ],
  kinds: [{ is: 'firewall' }],
  serial: ['1.3.6.1.4.1.2620.1.6.16.3.0'],
  model: ['1.3.6.1.4.1.2620.1.6.16.7.0'],
  firmware: ['1.3.6.1.4.1.2620.1.6.4.1.0'],
})
