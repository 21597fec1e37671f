import { defineMaker } from '../maker.js'

/** EXTREME-SYSTEM-MIB; ENTITY-MIB for the rest. */
export default defineMaker({
  name: 'Extreme Networks',
  objectIds: ['1.3.6.1.4.1.1916', '1.3.6.1.4.1.45.3', '1.3.6.1.4.1.2272', '1.3.6.1.4.1.5624'],
  kinds: [{ is: 'switch' }],
  serial: [{ oid: '1.3.6.1.4.1.1916.1.1.1.37.0', take: /(\S+)$/ }],
  firmware: [{ take: /version (\S+)/ }],
  modelInDescription: /^(?:ExtremeXOS \()?(\S+?)\)? /,
})
