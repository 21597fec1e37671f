import { defineMaker } from '../maker.js'

/** MIKROTIK-MIB: mtxrSerialNumber, mtxrLicVersion, mtxrFirmwareVersion, mtxrBoardName. */
export default defineMaker({
  name: 'MikroTik',
  objectIds: ['1.3.6.1.4.1.14988'],
  kinds: [
    { description: /\bC[SR]S|\bSwOS/i, is: 'switch' },
    { objectId: '1.3.6.1.4.1.14988', is: 'router' },
  ],
  serial: ['1.3.6.1.4.1.14988.1.1.7.3.0'],
  model: [{ take: /^RouterOS (\S+)/ }, { take: /^(\S+) SwOS/ }, '1.3.6.1.4.1.14988.1.1.7.9.0'],
  firmware: ['1.3.6.1.4.1.14988.1.1.4.4.0', '1.3.6.1.4.1.14988.1.1.7.4.0'],
})
