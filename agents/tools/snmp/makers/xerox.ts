import { defineMaker } from '../maker.js'

/** XEROX: serial number; model from sysDescr. */
export default defineMaker({
  name: 'Xerox',
  objectIds: ['1.3.6.1.4.1.253'],
  kinds: [{ is: 'printer' }],
  serial: ['1.3.6.1.2.1.43.5.1.1.17.1', '1.3.6.1.4.1.253.8.53.3.2.1.3.1'],
  model: [{ take: /^Xerox(?:\(R\)|®)? ([^;,]+)/ }],
  firmware: [{ take: /; ?(?:System |SS )?([\d.]+)/ }],
})
