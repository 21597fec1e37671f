import { defineMaker } from '../maker.js'

/** Moxa: model, version and serial number by its own objects where ENTITY-MIB is absent. */
export default defineMaker({
  name: 'Moxa',
  objectIds: ['1.3.6.1.4.1.8691'],
  kinds: [{ is: 'switch' }],
  modelInDescription: /^(?:MOXA )?(\S+)/,
})
