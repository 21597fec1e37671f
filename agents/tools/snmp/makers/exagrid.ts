import { defineMaker } from '../maker.js'

/** ExaGrid: model and version stand in sysDescr. */
export default defineMaker({
  name: 'ExaGrid',
  objectIds: ['1.3.6.1.4.1.14941'],
  kinds: [{ is: 'storage' }],
  modelInDescription: /^ExaGrid ([^,]+),/,
  firmwareInDescription: /, ([\w.]+)$/,
})
