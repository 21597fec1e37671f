import { defineMaker } from '../maker.js'

/** Versa branch appliances: platform, serial number and package of the software. */
export default defineMaker({
  name: 'Versa Networks',
  objectIds: ['1.3.6.1.4.1.42359'],
  kinds: [{ is: 'firewall' }],
  serial: ['1.3.6.1.4.1.42359.2.2.1.1.7.3.0'],
  model: ['1.3.6.1.4.1.42359.2.2.1.1.7.1.0'],
  firmware: [
    { oid: '1.3.6.1.4.1.42359.2.2.1.1.6.6.0', take: /-(\d+\.\d+\.\d+)-/ },
    '1.3.6.1.4.1.42359.2.2.1.1.6.6.0',
  ],
})
