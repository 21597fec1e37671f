import { defineMaker } from '../maker.js'

/** WATCHGUARD-SYSTEM-STATISTICS-MIB: wgSoftwareVersion. */
export default defineMaker({
  name: 'WatchGuard',
  objectIds: ['1.3.6.1.4.1.3097'],
  kinds: [{ is: 'firewall' }],
  firmware: ['1.3.6.1.4.1.3097.6.3.1.0', { column: '1.3.6.1.4.1.3097.6.3.1' }],
  modelInDescription: /^((?:Firebox|XTM|M|T)\S*(?: \S+)?)/,
})
