import { defineMaker } from '../maker.js'

/** SFOS-FIREWALL-MIB: sfosDeviceType, sfosDeviceFWVersion, sfosDeviceAppKey; Cyberoam before it. */
export default defineMaker({
  name: 'Sophos',
  objectIds: ['1.3.6.1.4.1.2604', '1.3.6.1.4.1.21067'],
  marks: [{ objectId: '1.3.6.1.4.1.8072', description: /\bSophos\b/ }],
  kinds: [{ is: 'firewall' }],
  serial: ['1.3.6.1.4.1.2604.5.1.1.4.0', '1.3.6.1.4.1.21067.2.1.2.1.4.0'],
  model: ['1.3.6.1.4.1.2604.5.1.1.2.0', '1.3.6.1.4.1.21067.2.1.2.1.2.0'],
  firmware: ['1.3.6.1.4.1.2604.5.1.1.3.0', '1.3.6.1.4.1.21067.2.1.2.1.3.0'],
})
