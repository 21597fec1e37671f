import { defineMaker } from '../maker.js'

/** Hirschmann; ENTITY-MIB for the rest. */
export default defineMaker({
  name: 'Hirschmann',
  objectIds: ['1.3.6.1.4.1.248'],
  kinds: [{ is: 'switch' }],
  modelInDescription: /Hirschmann (?:BAT |Railswitch )?(\S+)/i,
})
