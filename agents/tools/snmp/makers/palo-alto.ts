import { defineMaker } from '../maker.js'

/** PAN-COMMON-MIB: panSysSwVersion, panSysSerialNumber. */
export default defineMaker({
  name: 'Palo Alto Networks',
  objectIds: ['1.3.6.1.4.1.25461'],
  kinds: [
    { objectId: '1.3.6.1.4.1.25461', is: 'firewall' },
    { objectId: '1.3.6.1.4.1.25461', description: /Panorama/, is: 'server' },
  ],
  serial: ['1.3.6.1.4.1.25461.2.1.2.1.3.0'],
  firmware: ['1.3.6.1.4.1.25461.2.1.2.1.1.0'],
  modelInDescription: /(PA-\w+)(?: series)? firewall/,
})
