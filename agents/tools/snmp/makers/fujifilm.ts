import { defineMaker } from '../maker.js'

/** FUJIFILM and Fuji Xerox: the model stands in sysDescr. */
export default defineMaker({
  name: 'FUJIFILM',
  objectIds: ['1.3.6.1.4.1.297'],
  kinds: [{ is: 'printer' }],
  modelInDescription: /^(?:FUJIFILM|FUJI XEROX) (.+?)(?:;|$)/,
})
