import { defineMaker } from '../maker.js'

/** Panasonic telephone exchanges: sysDescr names model and version. */
export default defineMaker({
  name: 'Panasonic',
  objectIds: ['1.3.6.1.4.1.258'],
  kinds: [{ is: 'other' }],
  model: [{ take: /^(\S+)/ }],
  firmware: [{ take: / (Ver\S+)/ }],
})
