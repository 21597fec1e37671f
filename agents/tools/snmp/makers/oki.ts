import { defineMaker } from '../maker.js'

/** OKI: sysDescr names printer and revision; its identity stands at HP’s object. */
export default defineMaker({
  name: 'OKI',
  objectIds: ['1.3.6.1.4.1.2001'],
  kinds: [{ is: 'printer' }],
  model: [{ oid: '1.3.6.1.4.1.11.2.3.9.1.1.7.0', take: /MODEL:([^;]+)/ }, { take: /Attached to (\S+)/ }],
  firmware: [{ take: /Attached to \S+ Rev\.(\S+)/ }],
})
