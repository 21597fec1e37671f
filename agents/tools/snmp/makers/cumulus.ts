import { defineMaker } from '../maker.js'

/** Cumulus Linux of NVIDIA; ENTITY-MIB for the rest. */
export default defineMaker({
  name: 'Cumulus Networks',
  objectIds: ['1.3.6.1.4.1.40310'],
  kinds: [{ is: 'switch' }],
  model: [{ oid: '1.3.6.1.2.1.47.1.1.1.1.2.1', take: /^(?:Cumulus Networks +)?(.+)/ }],
  firmware: [{ take: /^(?:Cumulus-Linux )?(\d\S*)/ }],
})
