import { defineMaker } from '../maker.js'

/** MIKROTIK-MIB: mtxrSerialNumber, mtxrFirmwareVersion, mtxrLicVersion. */
export default defineMaker({
  name: 'MikroTik',
  objectIds: ['1.3.6.1.4.1.14988'],
  kinds: [
    { description: /\bCSS|\bSwOS/i, is: 'switch' },
    { objectId: '1.3.6.1.4.1.14988', is: 'router' },
  ],
  serial: ['1.3.6.1.4.1.14988.1.1.7.3.0'],
  firmware: ['1.3.6.1.4.1.14988.1.1.4.4.0', '1.3.6.1.4.1.14988.1.1.7.4.0'],
  modelInDescription: /^RouterOS (\S+)/,
})
