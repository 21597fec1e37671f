import { defineMaker } from '../maker.js'

/** HP-httpManageable-MIB: hpHttpMgSerialNumber; model and revision from sysDescr. */
export default defineMaker({
  name: 'HPE',
  objectIds: ['1.3.6.1.4.1.11.2.3.7', '1.3.6.1.4.1.11.2.3.8'],
  kinds: [{ is: 'switch' }],
  serial: ['1.3.6.1.4.1.11.2.36.1.1.2.9.0'],
  model: [
    {
      take: /^(?:HPE?|Hewlett[- ]Packard(?: Enterprise)?|ProCurve|Aruba)(?: Aruba)? (J\w+ .+?)(?: Switch)?,/,
    },
    { take: /\b(J\d{4}\w?\b[^,]*?)(?: Switch)?,/ },
  ],
  firmware: ['1.3.6.1.4.1.11.2.14.11.5.1.1.3.0', { take: /revision ([\w.]+)/ }],
})
