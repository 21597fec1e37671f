import { defineMaker } from '../maker.js'

/** BROTHER-MIB: serial number and main firmware. */
export default defineMaker({
  name: 'Brother',
  objectIds: ['1.3.6.1.4.1.2435'],
  kinds: [{ is: 'printer' }],
  serial: ['1.3.6.1.2.1.43.5.1.1.17.1', '1.3.6.1.4.1.2435.2.3.9.4.2.1.5.5.1.0'],
  firmware: [
    { oid: '1.3.6.1.4.1.2435.2.4.3.1240.6.5.0', take: /(?:Firmware Ver\.)?(.+)/ },
    { take: /Firmware Ver\.([\w.]+)/ },
  ],
})
