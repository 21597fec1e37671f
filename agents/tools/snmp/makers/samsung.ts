import { defineMaker } from '../maker.js'

/** SAMSUNG-PRINTER-MIB: serial number and firmware. */
export default defineMaker({
  name: 'Samsung',
  objectIds: ['1.3.6.1.4.1.236'],
  kinds: [{ is: 'printer' }],
  serial: [
    '1.3.6.1.2.1.43.5.1.1.17.1',
    '1.3.6.1.4.1.236.11.5.1.1.1.4.0',
    '1.3.6.1.4.1.236.11.5.11.53.31.1.9.0',
  ],
  model: ['1.3.6.1.4.1.236.11.5.1.1.1.1.0', { take: /^Samsung ([^;]+)/i }],
  firmware: ['1.3.6.1.4.1.236.11.5.1.1.1.2.0', { take: /; ?(?:OS |Main )?(V[\w.-]+)/ }],
})
