import { defineMaker } from '../maker.js'

/** Innovaphone: sysDescr names version and model. */
export default defineMaker({
  name: 'innovaphone',
  objectIds: ['1.3.6.1.4.1.6666'],
  kinds: [{ is: 'other' }],
  model: [{ take: / (IP\S+?)\[/ }],
  firmware: [{ take: /^(\S+ \S+) IP/ }],
})
